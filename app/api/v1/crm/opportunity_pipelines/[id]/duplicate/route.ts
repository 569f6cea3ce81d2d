import { duplicatePipeline } from "@/lib/domain/pipelines/create-pipeline";
import { findPipeline } from "@/lib/domain/pipelines/queries";
import { DuplicatePipeline } from "@/lib/domain/pipelines/schema";
import { parse } from "@/lib/domain/validation";
import { pipelineReply } from "@/lib/http/crm-api/pipeline";
import { PipelineResponse } from "@/lib/http/crm-api/responses/pipelines";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { wrapper: "pipeline", assertExists: (actor, { id = "" }) => findPipeline(actor, id) },
  {
    POST: edit({ 201: PipelineResponse }, async ({ actor, params: { id = "" }, body, request }) =>
      pipelineReply(
        201,
        await duplicatePipeline(actor, id, parse(DuplicatePipeline, body), ifMatch(request)),
      ),
    ),
  },
);
