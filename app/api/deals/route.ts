import { createOpportunity } from "@/lib/domain/opportunities/create-opportunity";
import { countDeals, listDeals } from "@/lib/domain/opportunities/list-deals";
import { DEALS, newDeal } from "@/lib/http/deals-api/deal";
import { listQuery } from "@/lib/http/deals-api/list-query";
import { listReply } from "@/lib/http/deals-api/list-reply";
import { DealListResponse, DealResponse } from "@/lib/http/deals-api/responses/deal";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { dealReply, showDeals } from "@/lib/http/deals-api/show-deals";
import { edit, view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(DEALS, {
  GET: view({ 200: DealListResponse }, async ({ actor, request }) => {
    const { query, relations } = listQuery(DEALS, request);
    const deals = await listDeals(actor, query);
    return listReply(query, await showDeals(actor, deals, relations), () =>
      countDeals(actor, query),
    );
  }),
  POST: edit({ 201: DealResponse }, async ({ actor, body }) =>
    dealReply(201, actor, await createOpportunity(actor, newDeal(body))),
  ),
});
