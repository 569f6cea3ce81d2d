import { addStage } from "@/lib/http/deals-api/change-stage";
import { newStage, PIPELINES } from "@/lib/http/deals-api/pipeline";
import { PipelineResponse } from "@/lib/http/deals-api/responses/pipeline";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { pipelineReply } from "@/lib/http/deals-api/show-pipelines";
import { edit } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(PIPELINES, {
  POST: edit({ 201: PipelineResponse }, async ({ actor, params: { id = "" }, body }) =>
    pipelineReply(201, actor, await addStage(actor, id, newStage(body))),
  ),
});
