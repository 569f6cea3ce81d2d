import { showPasswordReset } from "@/lib/http/crm-api/links";
import { PasswordResetOfferResponse } from "@/lib/http/crm-api/responses/members";
import { crmOpenRoute } from "@/lib/http/crm-api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmOpenRoute(
  "POST",
  { 200: PasswordResetOfferResponse },
  showPasswordReset,
);
