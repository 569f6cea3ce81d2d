import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/** The ids of the live pipeline, and of the pipelines of the live stages, one for each stage. */
export async function readNamedPipelines(
  actor: Actor,
  pipelineId: string | undefined,
  stageIds: string[],
): Promise<{ pipeline_id: string | null; stage_pipeline_ids: string[] }> {
  const { organizationId } = actor;
  const [found] = await db(actor).$queryRaw<
    [{ pipeline_id: string | null; stage_pipeline_ids: string[] }]
  >`SELECT
    (SELECT id FROM pipelines WHERE organization_id = ${organizationId}::uuid AND id = ${pipelineId}::uuid AND deleted_at IS NULL) AS pipeline_id,
    ARRAY(SELECT pipeline_id FROM stages WHERE organization_id = ${organizationId}::uuid AND id = ANY(${stageIds}::uuid[]) AND deleted_at IS NULL) AS stage_pipeline_ids`;
  return found;
}
