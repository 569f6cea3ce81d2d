import { countDeals, listDeals } from "@/lib/domain/opportunities/list-deals";
import { findPipeline } from "@/lib/domain/pipelines/queries";
import { DEALS } from "@/lib/http/deals-api/deal";
import { listQuery } from "@/lib/http/deals-api/list-query";
import { listReply } from "@/lib/http/deals-api/list-reply";
import { DealListResponse } from "@/lib/http/deals-api/responses/deal";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { showDeals } from "@/lib/http/deals-api/show-deals";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(DEALS, {
  GET: view({ 200: DealListResponse }, async ({ actor, params: { id = "" }, request }) => {
    const { query, relations } = listQuery(DEALS, request);
    const pipeline = await findPipeline(actor, id);
    const within = { ...query, pipelineIds: [pipeline.id], byPosition: true };
    const deals = await listDeals(actor, within);
    return listReply(query, await showDeals(actor, deals, relations), () =>
      countDeals(actor, within),
    );
  }),
});
