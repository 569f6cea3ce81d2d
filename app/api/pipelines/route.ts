import { can, requireUser } from "@/lib/domain/actor";
import { createPipeline } from "@/lib/domain/pipelines/create-pipeline";
import {
  countPipelines,
  listPipelinesByFields,
} from "@/lib/domain/pipelines/list-pipelines-by-fields";
import { listQuery } from "@/lib/http/deals-api/list-query";
import { listReply } from "@/lib/http/deals-api/list-reply";
import { newPipeline, PIPELINES } from "@/lib/http/deals-api/pipeline";
import { dealsRoutes } from "@/lib/http/deals-api/route";
import { pipelineReply, showPipelines } from "@/lib/http/deals-api/show-pipelines";
import { edit, view } from "@/lib/http/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dealsRoutes(PIPELINES, {
  GET: view(async ({ actor, request }) => {
    const { query, relations } = listQuery(PIPELINES, request);
    const pipelines = await listPipelinesByFields(actor, query);
    return listReply(query, await showPipelines(actor, pipelines, relations), () =>
      countPipelines(actor, query),
    );
  }),
  POST: edit(async ({ actor, body }) => {
    // Nobody would own the pipeline of a key that may not create shared ones: told before what is wrong with the body.
    if (!can(actor, "MANAGE_SHARED_PIPELINES")) requireUser(actor);
    return pipelineReply(201, actor, await createPipeline(actor, newPipeline(body)));
  }),
});
