import { countDeals } from "@/lib/domain/opportunities/list-deals";
import { DEALS } from "@/lib/http/deals-api/deal";
import { listQuery } from "@/lib/http/deals-api/list-query";
import { countReply } from "@/lib/http/deals-api/list-reply";
import { CountResponse } from "@/lib/http/deals-api/responses/list";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(DEALS, {
  GET: view({ 200: CountResponse }, async ({ actor, request }) =>
    countReply(await countDeals(actor, listQuery(DEALS, request).query)),
  ),
});
