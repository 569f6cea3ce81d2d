import { deletePipeline } from "@/lib/domain/pipelines/delete-pipeline";
import { editablePipeline, findPipeline, findPipelinePart } from "@/lib/domain/pipelines/queries";
import { PipelineView, UpdatePipeline } from "@/lib/domain/pipelines/schema";
import {
  replacePipelineStages,
  updatePersonalOrShared,
} from "@/lib/domain/pipelines/update-pipeline";
import { parse } from "@/lib/domain/validation";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { partReply } from "@/lib/http/crm-api/part-reply";
import { pipelineReply } from "@/lib/http/crm-api/pipeline";
import { PipelineResponse } from "@/lib/http/crm-api/responses/pipelines";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";
import { Reply } from "@/lib/http/reply";
import { NoBody } from "@/lib/http/responses";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "pipeline", assertExists: (actor, { id = "" }) => editablePipeline(actor, id) },
  {
    GET: view({ 200: PipelineResponse }, async ({ actor, params: { id = "" }, query }) => {
      const { fields } = parseQuery(PipelineView, query);
      if (fields) return partReply("pipeline", await findPipelinePart(actor, id, fields));
      return pipelineReply(200, await findPipeline(actor, id));
    }),
    PATCH: edit(
      { 200: PipelineResponse },
      async ({ actor, params: { id = "" }, body: { stages_attributes, ...body }, request }) => {
        const input = parse(UpdatePipeline, { stages: stages_attributes, ...body });
        return pipelineReply(200, await updatePersonalOrShared(actor, id, input, ifMatch(request)));
      },
    ),
    PUT: edit({ 200: PipelineResponse }, async ({ actor, params: { id = "" }, body, request }) => {
      const { stages, ...fields } = parse(UpdatePipeline, body);
      return pipelineReply(
        200,
        await replacePipelineStages(actor, id, fields, stages, ifMatch(request)),
      );
    }),
    DELETE: edit({ 204: NoBody }, async ({ actor, params: { id = "" }, request }) => {
      await deletePipeline(actor, id, ifMatch(request));
      return new Reply(204);
    }),
  },
);
