import { OpportunitySummary } from "@/lib/domain/opportunities/list/record";
import { summarizeOpportunities } from "@/lib/domain/opportunities/list/summarize-opportunities";
import { selection } from "@/lib/http/crm-api/opportunity";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    GET: view({ 200: OpportunitySummary }, async ({ actor, query }) =>
      summarizeOpportunities(actor, await selection(actor, query)),
    ),
  },
);
