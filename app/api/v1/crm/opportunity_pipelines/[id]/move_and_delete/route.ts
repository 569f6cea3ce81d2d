import { moveAndDeletePipeline } from "@/lib/domain/pipelines/move-and-delete-pipeline";
import { editablePipeline } from "@/lib/domain/pipelines/queries";
import { MoveAndDelete } from "@/lib/domain/pipelines/schema";
import { parse } from "@/lib/domain/validation";
import { MoveAndDeleteResponse } from "@/lib/http/crm-api/responses/pipelines";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { edit } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { assertExists: (actor, { id = "" }) => editablePipeline(actor, id) },
  {
    POST: edit(
      { 200: MoveAndDeleteResponse },
      async ({ actor, params: { id = "" }, body, request }) => {
        const { pipeline_id } = parse(MoveAndDelete, body);
        return {
          pipeline_id: pipeline_id.toLowerCase(),
          ...(await moveAndDeletePipeline(actor, id, pipeline_id, ifMatch(request))),
        };
      },
    ),
  },
);
