import { type Db, Prisma, transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { eventBarrierSql, insertChangesSql } from "@/lib/domain/change-events/append-events";
import { type FieldIssue, invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import type { ReorderStage, StagePlaces } from "@/lib/domain/opportunities/schema";
import { rerank } from "./rerank";
import type { Window } from "./window";

/**
 * Permutes the named opportunities of a stage among the places they hold; the others do not move (api.md 3.4). Ranks
 * are written only where they must change, with a `move` event each. Throws `invalid` naming every id that is unknown,
 * elsewhere or repeated, and changes nothing then.
 */
export async function reorderStage(
  actor: Actor,
  { pipeline_stage_id, ordered_ids }: ReorderStage,
): Promise<StagePlaces> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  return transaction(actor, async (tx) => {
    const stageId = await lockStage(tx, actor, pipeline_stage_id);
    const { named: found, ...window } = await readWindow(tx, actor, stageId, ordered_ids);
    const named = resolve(ordered_ids, found);
    const queue = named.map(({ id }) => id);
    const isNamed = new Set(queue);
    const places = window.rows.map(({ id }, index) => ({ id, position: window.first + index }));
    const order = window.rows.map((row) =>
      isNamed.has(row.id) ? (queue.shift() ?? row.id) : row.id,
    );
    const written = await writeRanks(
      tx,
      actor,
      stageId,
      rerank(window, order, isNamed),
      places,
      order,
      window.first,
    );
    const position = new Map(order.map((id, index) => [id, window.first + index]));
    return {
      pipeline_stage_id: stageId,
      opportunities: named.map(({ id, public_id, lock_version }) => ({
        id,
        public_id,
        stage_position: position.get(id) ?? 0,
        lock_version: written.get(id) ?? lock_version,
      })),
    };
  });
}

type Named = { id: string; public_id: string; rank: string; lock_version: number };

async function lockStage(tx: Db, actor: Actor, id: string): Promise<string> {
  const [stage] = isUuid(id)
    ? await tx.$queryRaw<{ id: string }[]>`SELECT id FROM stages
        WHERE organization_id = ${actor.organizationId}::uuid AND id = ${id}::uuid AND deleted_at IS NULL FOR NO KEY UPDATE`
    : [];
  if (!stage)
    throw invalid({ field: "pipeline_stage_id", message: "must be a stage of your organization" });
  return stage.id;
}

/** The named opportunities in the wanted order. Throws `invalid` naming each id that is not in the stage or named before. */
function resolve(ids: string[], found: Named[]): Named[] {
  const byId = new Map(
    found.flatMap((row) => [[row.id, row] as const, [row.public_id, row] as const]),
  );
  const seen = new Set<string>();
  const issues: FieldIssue[] = [];
  const named = ids.flatMap((id, index) => {
    const row = byId.get(isUuid(id) ? id.toLowerCase() : id);
    const field = `ordered_ids[${index}]`;
    if (!row) issues.push({ field, message: `must be an opportunity of the stage: ${id}` });
    else if (seen.has(row.id)) issues.push({ field, message: `must be named once: ${id}` });
    if (!row) return [];
    seen.add(row.id);
    return [row];
  });
  if (issues.length > 0) throw invalid(...issues);
  return named;
}

/** The named ones among the stage's, in no order, and the stretch from the first of them to the last. */
async function readWindow(
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
  // Looked up by the ids alone, each kind by its index: with the stage beside them the whole stage may be read instead.
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

/** Writes the ranks, with their events; answers the new versions of what was written. */
async function writeRanks(
  tx: Db,
  actor: Actor,
  stageId: string,
  ranks: Map<string, string>,
  places: { id: string; position: number }[],
  order: string[],
  first: number,
): Promise<Map<string, number>> {
  if (ranks.size === 0) return new Map();
  const before = new Map(places.map(({ id, position }) => [id, position]));
  const moved = order.flatMap((id, index) => {
    const rank = ranks.get(id);
    return rank === undefined
      ? []
      : [{ id, rank, changes: { stage_position: [before.get(id), first + index] } }];
  });
  const written = await tx.$queryRaw<
    { id: string; lock_version: number }[]
  >`WITH ${eventBarrierSql(actor)}, changed AS (
      UPDATE opportunities o SET rank = m.rank, lock_version = o.lock_version + 1, updated_at = now()
      FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS m(id uuid, rank text, changes jsonb)
      WHERE o.organization_id = ${actor.organizationId}::uuid AND o.id = m.id AND o.stage_id = ${stageId}::uuid
      RETURNING o.id, o.public_id, o.lock_version, m.changes
    ), logged AS (${insertChangesSql(actor, Prisma.sql`SELECT 'opportunity' AS record_type, id AS record_id, public_id, 'move' AS action, changes FROM changed`)})
    SELECT id, lock_version FROM changed`;
  return new Map(written.map(({ id, lock_version }) => [id, lock_version]));
}
