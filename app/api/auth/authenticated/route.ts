import { isAuthenticated } from "@/lib/http/deals-api/is-authenticated";
import { dealsOpenRoute } from "@/lib/http/deals-api/open-route";
import { FlagResponse } from "@/lib/http/deals-api/responses/session";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoute(
  "GET",
  { 200: FlagResponse },
  ({ request }) => isAuthenticated(request),
);
