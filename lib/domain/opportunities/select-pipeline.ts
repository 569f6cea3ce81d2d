import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { defaultPipelineId } from "@/lib/domain/pipelines/queries";
import { readNamedPipelines } from "./sql/named-pipelines";

/**
 * The pipeline to list: the named one, else the one of the named stage, else the caller's default
 * (docs/api.md 3.4). Throws `not_found` if either does not exist.
 */
export async function selectPipeline(
  actor: Actor,
  pipelineId?: string,
  stageId?: string,
): Promise<string> {
  const named = [pipelineId, stageId].filter((id) => id !== undefined);
  if (named.length === 0) return defaultPipelineId(actor);
  if (!named.every(isUuid)) throw notFound();
  const found = await readNamedPipelines(actor, pipelineId, stageId);
  const isMissing =
    (pipelineId !== undefined && !found.pipeline_id) ||
    (stageId !== undefined && !found.stage_pipeline_id);
  const selected = found.pipeline_id ?? found.stage_pipeline_id;
  if (isMissing || !selected) throw notFound();
  return selected;
}
