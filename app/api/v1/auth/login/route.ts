import { crmOpenRoute } from "@/lib/http/crm-api/route";
import { openSession } from "@/lib/http/crm-api/session";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmOpenRoute(
  "POST",
  ({ body, request }) => openSession(request, body),
);
