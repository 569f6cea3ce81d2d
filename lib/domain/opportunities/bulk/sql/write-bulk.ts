import { type Db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { ChangeAction, FieldChanges } from "@/lib/domain/change-events/schema";
import { eventBarrierSql } from "@/lib/domain/change-events/sql/event-barrier";
import { insertChangesSql } from "@/lib/domain/change-events/sql/insert-events";
import type { OpportunityValues } from "@/lib/domain/opportunities/sql/columns";
import { WriteConflict } from "@/lib/domain/retry-on-conflict";
import { textKeys } from "@/lib/domain/text-keys";
import type { LockedOpportunity } from "./lock-opportunities";

/** One opportunity of a bulk write: its current fields, the values to write, and its event. */
export type BulkRow = {
  before: LockedOpportunity;
  values: OpportunityValues;
  isDeleted: boolean;
  action: ChangeAction;
  changes: FieldChanges;
  /** Whether the row takes back the latest event of the opportunity. */
  isUndo?: boolean;
};

/**
 * Writes the rows, their stages' counts and an event each, in the order given, in one statement. The
 * caller's transaction holds the locks of the opportunities and of every stage they leave or enter. Throws
 * `WriteConflict` if a row has another version.
 */
export async function writeBulk(tx: Db, actor: Actor, rows: BulkRow[]): Promise<void> {
  if (rows.length === 0) return;
  const organizationId = Prisma.sql`${actor.organizationId}::uuid`;
  const planned = JSON.stringify(rows.map(toPlanned));
  const deltas = JSON.stringify(countDeltas(rows));
  const [written] = await tx.$queryRaw<
    [{ count: number }]
  >`WITH ${eventBarrierSql(actor)}, changed AS (
      UPDATE opportunities o SET pipeline_id = p.pipeline_id, stage_id = p.pipeline_stage_id, rank = p.rank,
        status = p.status, closed_at = p.closed_at, lost_reason = p.lost_reason, owner_user_id = p.owner_user_id,
        imported_owner_name = p.imported_owner_name, tags = p.tags, tags_key = p.tags_key, stage_entered_at = p.stage_entered_at,
        deleted_at = CASE WHEN p.is_deleted THEN coalesce(o.deleted_at, now()) END,
        lock_version = o.lock_version + 1, updated_at = now()
      FROM jsonb_to_recordset(${planned}::jsonb) AS p(place int, id uuid, lock_version int, pipeline_id uuid,
        pipeline_stage_id uuid, rank text, status text, closed_at timestamptz, lost_reason text, owner_user_id uuid,
        imported_owner_name text, tags text[], tags_key text, stage_entered_at timestamptz, is_deleted boolean, action text,
        changes jsonb, former jsonb, is_undo boolean)
      WHERE o.organization_id = ${organizationId} AND o.id = p.id AND o.lock_version = p.lock_version
      RETURNING p.place, o.id, o.public_id, p.action, p.changes, p.former, p.is_undo
    ), counted AS (
      UPDATE stages s SET opportunities_count = s.opportunities_count + d.delta
      FROM jsonb_to_recordset(${deltas}::jsonb) AS d(id uuid, delta int)
      WHERE s.organization_id = ${organizationId} AND s.id = d.id
    ), logged AS (${insertChangesSql(
      actor,
      Prisma.sql`SELECT 'opportunity' AS record_type, id AS record_id, public_id, action, changes, former,
        CASE WHEN is_undo THEN (SELECT max(e.id) FROM change_events e WHERE e.organization_id = ${organizationId}
          AND e.record_type = 'opportunity' AND e.record_id = changed.id AND e.undoes IS NULL) END AS undoes
        FROM changed ORDER BY place`,
      { areMoves: true },
    )})
    SELECT count(*)::int AS count FROM changed`;
  if (written.count !== rows.length) throw new WriteConflict();
}

/** The row with every field that a bulk write sets, changed or not. */
function toPlanned(row: BulkRow, place: number) {
  const { before, values, isDeleted, action, changes, isUndo = false } = row;
  const { name: _name, public_id: _public, ...kept } = before;
  const { rank, stage_entered_at } = before;
  const former = action === "move" ? { rank, stage_entered_at } : null;
  const event = { action, changes, former, is_undo: isUndo };
  const { tags_key } = textKeys({ tags: values.tags ?? before.tags });
  return { ...kept, ...values, tags_key, place, is_deleted: isDeleted, ...event };
}

/** The change of each stage's number of live opportunities. */
function countDeltas(rows: BulkRow[]): { id: string; delta: number }[] {
  const deltas = new Map<string, number>();
  const add = (id: string, by: number) => deltas.set(id, (deltas.get(id) ?? 0) + by);
  for (const { before, values, isDeleted } of rows) {
    if (!before.is_deleted) add(before.pipeline_stage_id, -1);
    if (!isDeleted) add(String(values.pipeline_stage_id ?? before.pipeline_stage_id), 1);
  }
  return [...deltas].filter(([, delta]) => delta !== 0).map(([id, delta]) => ({ id, delta }));
}
