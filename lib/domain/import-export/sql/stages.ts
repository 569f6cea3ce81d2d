import type { ImportContext } from "@/lib/domain/import-export/import-context";

/** Adds the deltas to the stages' counts of live opportunities. The caller's transaction holds the stages' locks. */
export async function writeCounts(
  { tx, actor }: ImportContext,
  deltas: Map<string, number>,
): Promise<void> {
  const rows = [...deltas].flatMap(([id, gain]) => (gain === 0 ? [] : [{ id, gain }]));
  await tx.$executeRaw`UPDATE stages s SET opportunities_count = s.opportunities_count + g.gain
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(id uuid, gain int)
    WHERE s.organization_id = ${actor.organizationId}::uuid AND s.id = g.id`;
}

/** Deletes the rows of stages; only for stages that never had an opportunity. */
export async function deleteStages({ tx, actor }: ImportContext, ids: string[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM stages WHERE organization_id = ${actor.organizationId}::uuid AND id = ANY(${ids}::uuid[])`;
}

/** The last rank of each stage that has live opportunities, by stage id. */
export async function readLastRanks(
  { tx, actor }: ImportContext,
  stageIds: string[],
): Promise<Map<string, string>> {
  const last = await tx.$queryRaw<{ stage_id: string; rank: string }[]>`
    SELECT s.stage_id, last.rank FROM unnest(${stageIds}::uuid[]) AS s(stage_id) CROSS JOIN LATERAL (
      SELECT rank FROM opportunities o
      WHERE o.organization_id = ${actor.organizationId}::uuid AND o.stage_id = s.stage_id AND o.deleted_at IS NULL
      ORDER BY rank DESC LIMIT 1) last`;
  return new Map(last.map(({ stage_id, rank }) => [stage_id, rank]));
}
