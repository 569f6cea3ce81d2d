import { LoginResponse } from "@/lib/http/crm-api/responses/session";
import { crmOpenRoute } from "@/lib/http/crm-api/route";
import { openSession } from "@/lib/http/crm-api/session";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmOpenRoute(
  "POST",
  { 200: LoginResponse },
  ({ body, request }) => openSession(request, body),
);
