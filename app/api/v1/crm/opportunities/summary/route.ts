import { summarizeOpportunities } from "@/lib/domain/opportunities/list/summarize-opportunities";
import { selection } from "@/lib/http/crm-api/opportunity";
import { SummaryResponse } from "@/lib/http/crm-api/responses/opportunities";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: SummaryResponse }, async ({ actor, query }) =>
      summarizeOpportunities(actor, await selection(actor, query)),
    ),
  },
);
