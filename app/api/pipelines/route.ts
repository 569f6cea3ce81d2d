import { createPipeline } from "@/lib/domain/pipelines/create-pipeline";
import {
  countPipelines,
  listPipelinesByFields,
} from "@/lib/domain/pipelines/list-pipelines-by-fields";
import { listQuery } from "@/lib/http/deals-api/list-query";
import { listReply } from "@/lib/http/deals-api/list-reply";
import { newPipeline, PIPELINES } from "@/lib/http/deals-api/pipeline";
import { PipelineListResponse, PipelineResponse } from "@/lib/http/deals-api/responses/pipeline";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { pipelineReply, showPipelines } from "@/lib/http/deals-api/show-pipelines";
import { edit, view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(PIPELINES, {
  GET: view({ 200: PipelineListResponse }, async ({ actor, request }) => {
    const { query, relations } = listQuery(PIPELINES, request);
    const pipelines = await listPipelinesByFields(actor, query);
    return listReply(query, await showPipelines(actor, pipelines, relations), () =>
      countPipelines(actor, query),
    );
  }),
  POST: edit({ 201: PipelineResponse }, async ({ actor, body }) =>
    pipelineReply(201, actor, await createPipeline(actor, newPipeline(body))),
  ),
});
