import type { Actor } from "@/lib/domain/actor";
import { invalid, notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { defaultPipelineId } from "@/lib/domain/pipelines/queries";
import { readNamedPipelines } from "./sql/named-pipelines";

/**
 * The pipeline to list: the named one, else the one of the named stages, else the caller's default
 * (docs/api.md 3.4). Throws `not_found` if one of them does not exist, `invalid` for stages of several
 * pipelines.
 */
export async function selectPipeline(
  actor: Actor,
  pipelineId?: string,
  stageIds: string[] = [],
): Promise<string> {
  if (pipelineId === undefined && stageIds.length === 0) return defaultPipelineId(actor);
  const named = pipelineId === undefined ? stageIds : [pipelineId, ...stageIds];
  if (!named.every(isUuid)) throw notFound();
  const stages = new Set(stageIds.map((id) => id.toLowerCase()));
  const { pipeline_id, stage_pipeline_ids } = await readNamedPipelines(actor, pipelineId, [
    ...stages,
  ]);
  if (stage_pipeline_ids.length < stages.size) throw notFound();
  if (pipelineId !== undefined) {
    if (!pipeline_id) throw notFound();
    return pipeline_id;
  }
  const [selected, ...others] = new Set(stage_pipeline_ids);
  if (selected === undefined) throw notFound();
  if (others.length > 0)
    throw invalid({ field: "pipeline_stage_id", message: "must be stages of one pipeline" });
  return selected;
}
