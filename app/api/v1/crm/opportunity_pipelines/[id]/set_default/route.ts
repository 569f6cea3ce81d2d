import { setDefaultPipeline } from "@/lib/domain/pipelines/set-default-pipeline";
import { DefaultPipelineResponse } from "@/lib/http/crm-api/responses/pipelines";
import { crmRoutes } from "@/lib/http/crm-api/route";
import { view } from "@/lib/http/endpoint";
import { ifMatch } from "@/lib/http/if-match";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = crmRoutes(
  {},
  {
    POST: view(
      { 200: DefaultPipelineResponse },
      async ({ actor, params: { id = "" }, request }) => {
        await setDefaultPipeline(actor, id, ifMatch(request));
        return { default_pipeline_id: id.toLowerCase() };
      },
    ),
  },
);
