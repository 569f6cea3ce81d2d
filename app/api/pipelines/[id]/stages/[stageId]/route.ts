import { changeStage } from "@/lib/http/deals-api/change-stage";
import { PIPELINES, stageChange } from "@/lib/http/deals-api/pipeline";
import { PipelineResponse } from "@/lib/http/deals-api/responses/pipeline";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { pipelineReply } from "@/lib/http/deals-api/show-pipelines";
import { edit } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(PIPELINES, {
  PUT: edit(
    { 202: PipelineResponse },
    async ({ actor, params: { id = "", stageId = "" }, body, request }) =>
      pipelineReply(
        202,
        actor,
        await changeStage(actor, id, stageId, stageChange(body), ifMatch(request)),
      ),
  ),
  DELETE: edit(
    { 202: PipelineResponse },
    async ({ actor, params: { id = "", stageId = "" }, request }) =>
      pipelineReply(
        202,
        actor,
        await changeStage(actor, id, stageId, { _destroy: true }, ifMatch(request)),
      ),
  ),
});
