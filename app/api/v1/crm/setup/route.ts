import { SetUpResponse } from "@/lib/http/crm-api/responses/organization";
import { crmOpenRoute } from "@/lib/http/crm-api/route";
import { setUpByRequest } from "@/lib/http/setup";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmOpenRoute(
  "POST",
  { 201: SetUpResponse },
  ({ body, request }) => setUpByRequest(request, body),
);
