import { dealsOpenRoute } from "@/lib/http/deals-api/open-route";
import { LoginResponse } from "@/lib/http/deals-api/responses/session";
import { openSession } from "@/lib/http/deals-api/session";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoute(
  "POST",
  { 200: LoginResponse },
  ({ body, request }) => openSession(request, body),
);
