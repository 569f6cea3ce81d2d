import { showInvitation } from "@/lib/http/crm-api/links";
import { InvitationOfferResponse } from "@/lib/http/crm-api/responses/members";
import { crmOpenRoute } from "@/lib/http/crm-api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmOpenRoute(
  "POST",
  { 200: InvitationOfferResponse },
  showInvitation,
);
