import type { Db } from "@/lib/db/client";

/** Locks these stages until the transaction ends, in id order. */
export async function lockStages(tx: Db, organizationId: string, ids: string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM stages WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** Locks the stages of a pipeline until the transaction ends, in id order. */
export async function lockStagesOf(
  tx: Db,
  organizationId: string,
  pipelineId: string,
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM stages WHERE organization_id = ${organizationId}::uuid AND pipeline_id = ${pipelineId}::uuid ORDER BY id FOR NO KEY UPDATE`;
}

/** Locks the stages of two pipelines until the transaction ends, in id order. */
export async function lockStagesOfBoth(
  tx: Db,
  organizationId: string,
  pipelineId: string,
  otherId: string,
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM stages WHERE organization_id = ${organizationId}::uuid
      AND pipeline_id IN (${pipelineId}::uuid, ${otherId}::uuid) ORDER BY id FOR NO KEY UPDATE`;
}

/** Locks these pipelines until the transaction ends, in id order. */
export async function lockPipelines(tx: Db, organizationId: string, ids: string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM pipelines WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/** Locks all live pipelines of the organization until the transaction ends, in id order. */
export async function lockLivePipelines(tx: Db, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM pipelines WHERE organization_id = ${organizationId}::uuid AND deleted_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
}

/** Locks the organization until the transaction ends. */
export async function lockOrganization(tx: Db, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
}
