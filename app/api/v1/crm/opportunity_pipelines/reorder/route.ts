import { reorderPipelines } from "@/lib/domain/pipelines/reorder-pipelines";
import { ReorderPipelines } from "@/lib/domain/pipelines/schema";
import { shownPipeline } from "@/lib/domain/pipelines/shown-pipeline";
import { parse } from "@/lib/domain/validation";
import { ReorderedPipelinesResponse } from "@/lib/http/crm-api/responses/pipelines";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: edit({ 200: ReorderedPipelinesResponse }, async ({ actor, body }) => ({
      pipelines: (await reorderPipelines(actor, parse(ReorderPipelines, body))).map(shownPipeline),
    })),
  },
);
