import { parse } from "@/lib/domain/field-issues";
import { changeOpportunities } from "@/lib/domain/opportunity-bulk/change-opportunities";
import { BulkChange } from "@/lib/domain/opportunity-bulk/schema";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  { POST: edit(async ({ actor, body }) => changeOpportunities(actor, parse(BulkChange, body))) },
);
