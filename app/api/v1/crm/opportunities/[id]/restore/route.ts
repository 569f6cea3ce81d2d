import { restoreOpportunity } from "@/lib/domain/opportunities/restore-opportunity";
import { opportunityReply } from "@/lib/http/crm-api/opportunity";
import { OpportunityResponse } from "@/lib/http/crm-api/responses/opportunities";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: edit({ 200: OpportunityResponse }, async ({ actor, params: { id = "" }, request }) =>
      opportunityReply(200, await restoreOpportunity(actor, id, ifMatch(request))),
    ),
  },
);
