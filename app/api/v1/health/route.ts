import { crmOpenRoute } from "@/lib/http/crm-api/route";
import { health } from "@/lib/http/health";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmOpenRoute("GET", health);
