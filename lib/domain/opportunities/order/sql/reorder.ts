import { type Db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { FieldChanges, FormerPlace } from "@/lib/domain/change-events/schema";
import { eventBarrierSql } from "@/lib/domain/change-events/sql/event-barrier";
import { insertChangesSql } from "@/lib/domain/change-events/sql/insert-events";
import { isUuid } from "@/lib/domain/fields";
import type { Window } from "@/lib/domain/opportunities/order/window";

/** An opportunity that a reorder names. */
export type Named = { id: string; public_id: string; rank: string; lock_version: number };

/** A rank to write, and the positions that its event shows. */
export type RankChange = {
  id: string;
  rank: string;
  changes: FieldChanges;
  former: FormerPlace;
};

/** Locks a live stage until the transaction ends; false if it does not exist. */
export async function lockStage(tx: Db, actor: Actor, id: string): Promise<boolean> {
  const stages = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM stages
        WHERE organization_id = ${actor.organizationId}::uuid AND id = ${id}::uuid AND deleted_at IS NULL FOR NO KEY UPDATE`;
  return stages.length > 0;
}

/** The named opportunities of the stage, in no order, and the window from the first of them to the last. */
export async function readWindow(
  tx: Db,
  actor: Actor,
  stageId: string,
  ids: string[],
): Promise<Window & { named: Named[] }> {
  const inStage = Prisma.sql`organization_id = ${actor.organizationId}::uuid AND stage_id = ${stageId}::uuid AND deleted_at IS NULL`;
  const uuids = ids.filter(isUuid);
  const publicIds = ids.filter((id) => !isUuid(id));
  const inOrganization = Prisma.sql`SELECT id, public_id, rank, lock_version, stage_id, deleted_at FROM opportunities
    WHERE organization_id = ${actor.organizationId}::uuid`;
  // Looked up by the ids alone, each kind by its index: with the stage as a condition PostgreSQL may read the whole stage.
  const [found] = await tx.$queryRaw<[Window & { named: Named[] }]>`
    WITH known AS MATERIALIZED (
      ${inOrganization} AND id = ANY(${uuids}::uuid[]) UNION ALL ${inOrganization} AND public_id = ANY(${publicIds}::text[])
    ), named AS MATERIALIZED (
      SELECT DISTINCT id, public_id, rank, lock_version FROM known WHERE stage_id = ${stageId}::uuid AND deleted_at IS NULL
    ), reach AS MATERIALIZED (SELECT min(rank) AS low, max(rank) AS high FROM named)
    SELECT coalesce((SELECT json_agg(named) FROM named), '[]') AS named,
      coalesce((SELECT json_agg(json_build_object('id', id, 'rank', rank) ORDER BY rank) FROM opportunities
        WHERE ${inStage} AND rank BETWEEN reach.low AND reach.high), '[]') AS rows,
      (SELECT count(*)::int FROM opportunities WHERE ${inStage} AND rank < reach.low) AS first,
      (SELECT max(rank) FROM opportunities WHERE ${inStage} AND rank < reach.low) AS previous,
      (SELECT min(rank) FROM opportunities WHERE ${inStage} AND rank > reach.high) AS next
    FROM reach`;
  return found;
}

/** Writes the ranks with a `move` event each. Returns the new versions by id. */
export async function writeRanks(
  tx: Db,
  actor: Actor,
  stageId: string,
  moved: RankChange[],
): Promise<Map<string, number>> {
  if (moved.length === 0) return new Map();
  const written = await tx.$queryRaw<
    { id: string; lock_version: number }[]
  >`WITH ${eventBarrierSql(actor)}, changed AS (
      UPDATE opportunities o SET rank = m.rank, lock_version = o.lock_version + 1, updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS m(id uuid, rank text, changes jsonb, former jsonb)
      WHERE o.organization_id = ${actor.organizationId}::uuid AND o.id = m.id AND o.stage_id = ${stageId}::uuid
      RETURNING o.id, o.public_id, o.lock_version, m.changes, m.former
    ), logged AS (${insertChangesSql(actor, Prisma.sql`SELECT 'opportunity' AS record_type, id AS record_id, public_id, 'move' AS action, changes, former, NULL::bigint AS undoes FROM changed`, { areMoves: true })})
    SELECT id, lock_version FROM changed`;
  return new Map(written.map(({ id, lock_version }) => [id, lock_version]));
}
