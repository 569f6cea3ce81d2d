import { countDeals, listDeals } from "@/lib/domain/opportunities/list-deals";
import { DEALS } from "@/lib/http/deals-api/deal";
import { paginationQuery } from "@/lib/http/deals-api/list-query";
import { listReply } from "@/lib/http/deals-api/list-reply";
import { DealListResponse } from "@/lib/http/deals-api/responses/deal";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { showDeals } from "@/lib/http/deals-api/show-deals";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(DEALS, {
  GET: view({ 200: DealListResponse }, async ({ actor, request }) => {
    const { query, relations } = paginationQuery(DEALS, request);
    const deals = await listDeals(actor, query);
    return listReply(query, await showDeals(actor, deals, relations), () =>
      countDeals(actor, query),
    );
  }),
});
