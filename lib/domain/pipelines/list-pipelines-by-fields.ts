import type { Authorized } from "@/lib/domain/actor";
import type { FieldQuery } from "@/lib/domain/pagination/sql/field-query";
import { ensureDefaultPipeline } from "./ensure-default-pipeline";
import { listPipelines } from "./queries";
import type { PipelineRecord } from "./schema";
import { readPipelineCount, readPipelineIds } from "./sql/by-fields";

export { PIPELINE_COLUMNS } from "./sql/by-fields";

/** The organization's live pipelines that the query selects, with their stages, by position unless it says otherwise. */
export async function listPipelinesByFields(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: FieldQuery,
): Promise<PipelineRecord[]> {
  const { pipelines } = await listPipelines(actor);
  const records = new Map(pipelines.map((pipeline) => [pipeline.id, pipeline]));
  const ids = await readPipelineIds(actor, query);
  return ids.flatMap((id) => records.get(id) ?? []);
}

/** The number of live pipelines that the query selects, whatever its page. */
export async function countPipelines(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: FieldQuery,
): Promise<number> {
  await ensureDefaultPipeline(actor.organizationId);
  return readPipelineCount(actor, query);
}
