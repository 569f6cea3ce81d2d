import { deletePipeline } from "@/lib/domain/pipelines/delete-pipeline";
import { findPipeline } from "@/lib/domain/pipelines/queries";
import { replacePipelineStages } from "@/lib/domain/pipelines/update-pipeline";
import { requestedRelations } from "@/lib/http/deals-api/list-query";
import { deletedReply } from "@/lib/http/deals-api/list-reply";
import { PIPELINES, pipelineChange } from "@/lib/http/deals-api/pipeline";
import { DeletedResponse } from "@/lib/http/deals-api/responses/list";
import { PipelineResponse } from "@/lib/http/deals-api/responses/pipeline";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { pipelineReply } from "@/lib/http/deals-api/show-pipelines";
import { edit, view } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(PIPELINES, {
  GET: view({ 200: PipelineResponse }, async ({ actor, params: { id = "" }, request }) => {
    const relations = requestedRelations(PIPELINES, request);
    return pipelineReply(200, actor, await findPipeline(actor, id), relations);
  }),
  PUT: edit({ 202: PipelineResponse }, async ({ actor, params: { id = "" }, body, request }) => {
    const { stages, ...fields } = pipelineChange(body);
    return pipelineReply(
      202,
      actor,
      await replacePipelineStages(actor, id, fields, stages, ifMatch(request)),
    );
  }),
  DELETE: edit({ 202: DeletedResponse }, async ({ actor, params: { id = "" }, request }) => {
    await deletePipeline(actor, id, ifMatch(request));
    return deletedReply();
  }),
});
