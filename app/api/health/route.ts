import { dealsOpenRoute } from "@/lib/http/deals-api/open-route";
import { HealthResponse, health } from "@/lib/http/health";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoute(
  "GET",
  { 200: HealthResponse },
  health,
);
