import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/** The ids of the live pipeline, and of the pipeline of the live stage; null for what does not exist. */
export async function readNamedPipelines(
  actor: Actor,
  pipelineId: string | undefined,
  stageId: string | undefined,
): Promise<{ pipeline_id: string | null; stage_pipeline_id: string | null }> {
  const { organizationId } = actor;
  const [found] = await db(actor).$queryRaw<
    [{ pipeline_id: string | null; stage_pipeline_id: string | null }]
  >`SELECT
    (SELECT id FROM pipelines WHERE organization_id = ${organizationId}::uuid AND id = ${pipelineId}::uuid AND deleted_at IS NULL) AS pipeline_id,
    (SELECT pipeline_id FROM stages WHERE organization_id = ${organizationId}::uuid AND id = ${stageId}::uuid AND deleted_at IS NULL) AS stage_pipeline_id`;
  return found;
}
