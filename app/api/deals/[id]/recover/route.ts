import { restoreOpportunity } from "@/lib/domain/opportunities/restore-opportunity";
import { DEALS } from "@/lib/http/deals-api/deal";
import { DealResponse } from "@/lib/http/deals-api/responses/deal";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { dealReply } from "@/lib/http/deals-api/show-deals";
import { edit } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(DEALS, {
  PUT: edit({ 202: DealResponse }, async ({ actor, params: { id = "" }, request }) =>
    dealReply(202, actor, await restoreOpportunity(actor, id, { ifMatch: ifMatch(request) })),
  ),
});
