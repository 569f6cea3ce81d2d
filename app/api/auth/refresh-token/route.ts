import { dealsOpenRoute } from "@/lib/http/deals-api/open-route";
import { renewSession } from "@/lib/http/deals-api/session";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoute(
  "POST",
  ({ body }) => renewSession(body),
  {
    refresh_token: "refresh_token",
  },
);
