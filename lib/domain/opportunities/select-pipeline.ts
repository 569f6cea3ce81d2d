import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { defaultPipelineId } from "@/lib/domain/pipelines/queries";

/**
 * The pipeline that a list is of: the one named, else the one of the stage named, else the caller's default (api.md 3.4).
 * Throws `not_found` when either is not there.
 */
export async function selectPipeline(
  actor: Actor,
  pipelineId?: string,
  stageId?: string,
): Promise<string> {
  const { organizationId } = actor;
  if (pipelineId === undefined && stageId === undefined) return defaultPipelineId(actor);
  if (
    (pipelineId !== undefined && !isUuid(pipelineId)) ||
    (stageId !== undefined && !isUuid(stageId))
  )
    throw notFound();
  const [found] = await db(actor).$queryRaw<
    [{ pipeline_id: string | null; stage_pipeline_id: string | null }]
  >`SELECT
    (SELECT id FROM pipelines WHERE organization_id = ${organizationId}::uuid AND id = ${pipelineId}::uuid AND deleted_at IS NULL) AS pipeline_id,
    (SELECT pipeline_id FROM stages WHERE organization_id = ${organizationId}::uuid AND id = ${stageId}::uuid AND deleted_at IS NULL) AS stage_pipeline_id`;
  if (
    (pipelineId !== undefined && !found.pipeline_id) ||
    (stageId !== undefined && !found.stage_pipeline_id)
  )
    throw notFound();
  const selected = found.pipeline_id ?? found.stage_pipeline_id;
  if (!selected) throw notFound();
  return selected;
}
