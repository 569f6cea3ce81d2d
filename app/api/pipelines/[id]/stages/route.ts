import { addStage } from "@/lib/http/deals-api/change-stage";
import { newStage, PIPELINES } from "@/lib/http/deals-api/pipeline";
import { PipelineResponse } from "@/lib/http/deals-api/responses/pipeline";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { pipelineReply } from "@/lib/http/deals-api/show-pipelines";
import { edit } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(PIPELINES, {
  POST: edit({ 201: PipelineResponse }, async ({ actor, params: { id = "" }, body, request }) =>
    pipelineReply(201, actor, await addStage(actor, id, newStage(body), ifMatch(request))),
  ),
});
