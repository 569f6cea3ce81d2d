import { dealsOpenRoute } from "@/lib/http/deals-api/open-route";
import { RefreshResponse } from "@/lib/http/deals-api/responses/session";
import { renewSession } from "@/lib/http/deals-api/session";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoute(
  "POST",
  { 200: RefreshResponse },
  ({ body }) => renewSession(body),
  {
    refresh_token: "refresh_token",
  },
);
