import {
  countPipelines,
  listPipelinesByFields,
} from "@/lib/domain/pipelines/list-pipelines-by-fields";
import { paginationQuery } from "@/lib/http/deals-api/list-query";
import { listReply } from "@/lib/http/deals-api/list-reply";
import { PIPELINES } from "@/lib/http/deals-api/pipeline";
import { PipelineListResponse } from "@/lib/http/deals-api/responses/pipeline";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { showPipelines } from "@/lib/http/deals-api/show-pipelines";
import { view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(PIPELINES, {
  GET: view({ 200: PipelineListResponse }, async ({ actor, request }) => {
    const { query, relations } = paginationQuery(PIPELINES, request);
    const pipelines = await listPipelinesByFields(actor, query);
    return listReply(query, await showPipelines(actor, pipelines, relations), () =>
      countPipelines(actor, query),
    );
  }),
});
