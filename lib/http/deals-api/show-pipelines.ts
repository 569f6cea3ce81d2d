import type { Authorized } from "@/lib/domain/actor";
import { type DealQuery, type DealRecord, listDeals } from "@/lib/domain/opportunities/list-deals";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { etag } from "@/lib/http/etag";
import { Reply } from "@/lib/http/reply";
import { toDeal } from "./deal";
import type { Relations } from "./list-query";
import { toPipeline } from "./pipeline";
import { sharedRelations } from "./shared-relations";

/** Returns pipelines with their stages and the requested relations; deals are in stage order. */
export async function showPipelines(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  pipelines: PipelineRecord[],
  relations: Relations,
): Promise<object[]> {
  const [deals, shared] = await Promise.all([
    relations.has("stages.deals") ? dealsByStage(actor, pipelines) : undefined,
    sharedRelations(actor, relations),
  ]);
  const inStage = (id: string) => (deals?.get(id) ?? []).map((deal) => toDeal(deal, actor));
  return pipelines.map((pipeline) => ({
    ...toPipeline(pipeline, actor, ({ id }) => (deals ? { deals: inStage(id) } : {})),
    ...shared(pipeline.created_by_user_id),
  }));
}

/** Returns the reply with a pipeline, and its version as `ETag`. */
export async function pipelineReply(
  status: number,
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  pipeline: PipelineRecord,
  relations: Relations = new Set(),
): Promise<Reply> {
  const [shown = null] = await showPipelines(actor, [pipeline], relations);
  return new Reply(status, shown, etag(pipeline));
}

async function dealsByStage(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  pipelines: PipelineRecord[],
): Promise<Map<string, DealRecord[]>> {
  const stages = new Map(
    pipelines.flatMap((pipeline) => pipeline.stages.map(({ id }) => [id, [] as DealRecord[]])),
  );
  const pipelineIds = pipelines.map(({ id }) => id);
  const query: DealQuery = {
    pipelineIds,
    byPosition: true,
    where: [],
    match: "equal",
    order: [],
    offset: 0,
  };
  for (const deal of await listDeals(actor, query)) {
    stages.get(deal.pipeline_stage_id)?.push(deal);
  }
  return stages;
}
