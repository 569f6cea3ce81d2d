import { countPipelines } from "@/lib/domain/pipelines/list-pipelines-by-fields";
import { listQuery } from "@/lib/http/deals-api/list-query";
import { countReply } from "@/lib/http/deals-api/list-reply";
import { PIPELINES } from "@/lib/http/deals-api/pipeline";
import { CountResponse } from "@/lib/http/deals-api/responses/list";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(PIPELINES, {
  GET: view({ 200: CountResponse }, async ({ actor, request }) =>
    countReply(await countPipelines(actor, listQuery(PIPELINES, request).query)),
  ),
});
