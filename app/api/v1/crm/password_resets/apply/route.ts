import { applyReset } from "@/lib/http/crm-api/links";
import { crmOpenRoute } from "@/lib/http/crm-api/route";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmOpenRoute(
  "POST",
  { 204: NoBody },
  applyReset,
);
