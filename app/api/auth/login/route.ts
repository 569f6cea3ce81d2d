import { dealsOpenRoute } from "@/lib/http/deals-api/open-route";
import { openSession } from "@/lib/http/deals-api/session";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoute(
  "POST",
  ({ body, request }) => openSession(request, body),
);
