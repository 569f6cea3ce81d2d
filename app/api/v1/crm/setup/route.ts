import { crmOpenRoute } from "@/lib/http/crm-api/route";
import { setUpByRequest } from "@/lib/http/setup";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmOpenRoute(
  "POST",
  ({ body, request }) => setUpByRequest(request, body),
);
