import { restoreOpportunity } from "@/lib/domain/opportunities/restore-opportunity";
import { RestoreOpportunity } from "@/lib/domain/opportunities/schema";
import { parse } from "@/lib/domain/validation";
import { opportunityReply } from "@/lib/http/crm-api/opportunity";
import { OpportunityResponse } from "@/lib/http/crm-api/responses/opportunities";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: edit(
      { 200: OpportunityResponse },
      async ({ actor, params: { id = "" }, body, request }) => {
        const { to_former_place } = parse(RestoreOpportunity, body);
        const restoring = { ifMatch: ifMatch(request), toFormerPlace: to_former_place };
        return opportunityReply(200, await restoreOpportunity(actor, id, restoring));
      },
    ),
  },
);
