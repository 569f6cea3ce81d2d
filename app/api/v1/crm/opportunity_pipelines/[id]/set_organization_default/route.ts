import { findPipeline } from "@/lib/domain/pipelines/queries";
import { SetOrganizationDefault } from "@/lib/domain/pipelines/schema";
import { setOrganizationDefault } from "@/lib/domain/pipelines/set-organization-default";
import { parse } from "@/lib/domain/validation";
import { pipelineReply } from "@/lib/http/crm-api/pipeline";
import { PipelineResponse } from "@/lib/http/crm-api/responses/pipelines";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { manageShared } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  { assertExists: (actor, { id = "" }) => findPipeline(actor, id) },
  {
    POST: manageShared(
      { 200: PipelineResponse },
      async ({ actor, params: { id = "" }, body, request }) =>
        pipelineReply(
          200,
          await setOrganizationDefault(
            actor,
            id,
            parse(SetOrganizationDefault, body),
            ifMatch(request),
          ),
        ),
    ),
  },
);
