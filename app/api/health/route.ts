import { dealsOpenRoute } from "@/lib/http/deals-api/open-route";
import { health } from "@/lib/http/health";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsOpenRoute("GET", health);
