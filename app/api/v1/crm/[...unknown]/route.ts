import { crmAbsent } from "@/lib/http/crm-api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmAbsent();
