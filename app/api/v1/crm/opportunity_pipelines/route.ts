import { requireUser } from "@/lib/domain/actor";
import { createPersonalPipeline } from "@/lib/domain/pipelines/create-pipeline";
import { listPipelineParts, listPipelines } from "@/lib/domain/pipelines/queries";
import { CreatePersonalPipeline, PipelineView } from "@/lib/domain/pipelines/schema";
import { shownPipeline } from "@/lib/domain/pipelines/shown-pipeline";
import { parse } from "@/lib/domain/validation";
import { parseQuery } from "@/lib/http/crm-api/parse-query";
import { pipelineReply } from "@/lib/http/crm-api/pipeline";
import { PipelineListResponse, PipelineResponse } from "@/lib/http/crm-api/responses/pipelines";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit, view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "pipeline" },
  {
    GET: view({ 200: PipelineListResponse }, async ({ actor, query }) => {
      const { fields } = parseQuery(PipelineView, query);
      if (fields) {
        const listed = await listPipelineParts(actor, fields);
        return { ...listed, total_count: listed.pipelines.length };
      }
      const { pipelines, default_pipeline_id } = await listPipelines(actor);
      return {
        pipelines: pipelines.map(shownPipeline),
        default_pipeline_id,
        total_count: pipelines.length,
      };
    }),
    POST: edit({ 201: PipelineResponse }, async ({ actor, body }) => {
      requireUser(actor);
      return pipelineReply(
        201,
        await createPersonalPipeline(actor, parse(CreatePersonalPipeline, body)),
      );
    }),
  },
);
