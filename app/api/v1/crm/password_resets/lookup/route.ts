import { showPasswordReset } from "@/lib/http/crm-api/links";
import { crmOpenRoute } from "@/lib/http/crm-api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmOpenRoute("POST", showPasswordReset);
