import { dealsOpenRoute } from "@/lib/http/deals-api/open-route";
import { metrics } from "@/lib/http/metrics";
import { PlainText } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoute(
  "GET",
  { 200: PlainText },
  metrics,
);
