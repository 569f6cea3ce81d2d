import { changeOpportunities } from "@/lib/domain/opportunities/bulk/change-opportunities";
import { BulkChange } from "@/lib/domain/opportunities/bulk/schema";
import { parse } from "@/lib/domain/validation";
import { BulkResponse } from "@/lib/http/crm-api/responses/bulk";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: edit({ 200: BulkResponse }, async ({ actor, body }) =>
      changeOpportunities(actor, parse(BulkChange, body)),
    ),
  },
);
