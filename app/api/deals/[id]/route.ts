import { deleteOpportunity } from "@/lib/domain/opportunities/delete-opportunity";
import { findOpportunity } from "@/lib/domain/opportunities/queries";
import { updateOpportunity } from "@/lib/domain/opportunities/update-opportunity";
import { DEALS, dealChange } from "@/lib/http/deals-api/deal";
import { requestedRelations } from "@/lib/http/deals-api/list-query";
import { deletedReply } from "@/lib/http/deals-api/list-reply";
import { DealResponse } from "@/lib/http/deals-api/responses/deal";
import { DeletedResponse } from "@/lib/http/deals-api/responses/list";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { dealReply } from "@/lib/http/deals-api/show-deals";
import { edit, view } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(DEALS, {
  GET: view({ 200: DealResponse }, async ({ actor, params: { id = "" }, request }) => {
    const relations = requestedRelations(DEALS, request);
    return dealReply(200, actor, await findOpportunity(actor, id), relations);
  }),
  PUT: edit({ 202: DealResponse }, async ({ actor, params: { id = "" }, body, request }) =>
    dealReply(202, actor, await updateOpportunity(actor, id, dealChange(body), ifMatch(request))),
  ),
  DELETE: edit({ 202: DeletedResponse }, async ({ actor, params: { id = "" }, request }) => {
    await deleteOpportunity(actor, id, ifMatch(request));
    return deletedReply();
  }),
});
