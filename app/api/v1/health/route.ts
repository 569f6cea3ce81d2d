import { crmOpenRoute } from "@/lib/http/crm-api/route";
import { HealthResponse, health } from "@/lib/http/health";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmOpenRoute(
  "GET",
  { 200: HealthResponse },
  health,
);
