import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { differingPairs } from "@/lib/domain/change-events/compare";
import type { FieldChanges, FormerPlace } from "@/lib/domain/change-events/schema";
import { eventBarrierSql } from "@/lib/domain/change-events/sql/event-barrier";
import { changeRows, insertChangesSql } from "@/lib/domain/change-events/sql/insert-events";
import type { NewRank } from "@/lib/domain/opportunities/order/rank-in-slot";
import { readOpportunity } from "@/lib/domain/opportunities/queries";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { lockReferencesSql } from "@/lib/domain/references/sql/lock-references";
import { WriteConflict } from "@/lib/domain/retry-on-conflict";
import { assignments, type OpportunityValues } from "./columns";
import type { CurrentOpportunity } from "./read-for-update";
import { positionAmongOthers, recordJoins, recordJson } from "./record";

/**
 * Writes the values and `rank`, if it moves, unless the record changed since it was read; both stages are
 * locked first, in id order. `undoes` is the event that the write takes back. Returns the record as
 * written. Throws `WriteConflict` if the record changed, a referenced record is gone, or the stage entered
 * has another type now.
 */
export async function writeUpdate(
  actor: Actor,
  before: CurrentOpportunity,
  values: OpportunityValues,
  rank: NewRank | undefined,
  undoes?: number,
): Promise<OpportunityRecord> {
  const set = assignments(values);
  if (set.length === 0) return readOpportunity(db(actor), actor.organizationId, before.id);
  const organizationId = Prisma.sql`${actor.organizationId}::uuid`;
  const from = before.pipeline_stage_id;
  const to = String(values.pipeline_stage_id ?? from);
  const stages = Prisma.sql`(${Prisma.join([...new Set([from, to])].map((id) => Prisma.sql`${id}::uuid`))})`;
  const event = changeRows([
    {
      record_type: "opportunity",
      record_id: before.id,
      public_id: before.public_id,
      action: rank ? "move" : "update",
      changes: fieldChanges(before, values, rank),
      former: rank && formerPlace(before, from !== to),
      undoes,
    },
  ]);
  const position = positionSql(rank, from !== to, to);
  // The planned status and closing are valid only while the stage entered has this type.
  const type = String(values.status ?? before.status);
  const changes =
    rank && rank.position === undefined && from === to
      ? withPosition(before.stage_position, position)
      : Prisma.sql`c.changes`;
  const { cte: lockedReferences, referencesExist } = lockReferencesSql(organizationId, values);
  const [written] = await db(actor).$queryRaw<
    { record: OpportunityRecord }[]
  >`WITH ${eventBarrierSql(actor)} ${lockedReferences}, locked AS MATERIALIZED (
      SELECT id FROM stages WHERE organization_id = ${organizationId} AND id IN ${stages} AND deleted_at IS NULL AND ${referencesExist}
        AND (${from === to} OR id <> ${to}::uuid OR stage_type = ${type})
      ORDER BY id FOR NO KEY UPDATE
    ), changed AS (
      UPDATE opportunities o SET ${Prisma.join(set.map(({ column, value }) => Prisma.sql`${column} = ${value}`))},
        lock_version = o.lock_version + 1, updated_at = now()
      WHERE o.organization_id = ${organizationId} AND o.id = ${before.id}::uuid AND o.lock_version = ${before.lock_version}
        AND o.deleted_at IS NULL AND (SELECT count(*) FROM locked) = ${from === to ? 1 : 2}
      RETURNING o.*
    ), counted AS (
      UPDATE stages SET opportunities_count = opportunities_count + CASE WHEN id = ${to}::uuid THEN 1 ELSE -1 END
      WHERE organization_id = ${organizationId} AND id IN ${stages} AND ${from !== to} AND EXISTS (SELECT 1 FROM changed)
      RETURNING id, opportunities_count
    ), logged AS (${insertChangesSql(actor, Prisma.sql`SELECT c.record_type, c.record_id, c.public_id, c.action, ${changes} AS changes, c.former, c.undoes FROM ${event}, changed o`, { areMoves: true })})
    SELECT ${recordJson(position)} AS record FROM changed o ${recordJoins}`;
  if (!written) throw new WriteConflict();
  return written.record;
}

/** The position in the response: the end of the stage entered, where it was put, or else counted. */
function positionSql(rank: NewRank | undefined, entersStage: boolean, stageId: string): Prisma.Sql {
  if (rank?.isEnd && entersStage) {
    return Prisma.sql`(SELECT opportunities_count - 1 FROM counted WHERE id = ${stageId}::uuid)`;
  }
  return rank?.position === undefined ? positionAmongOthers : Prisma.sql`${rank.position}::int`;
}

/** The changes with a position that only the statement knows, unless it is the former one. */
function withPosition(former: number | null, position: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT CASE WHEN at.place = ${former}::int THEN c.changes
    ELSE c.changes || jsonb_build_object('stage_position', jsonb_build_array(${former}::int, at.place)) END
    FROM (SELECT ${position} AS place) at)`;
}

function formerPlace(
  { rank, stage_entered_at }: CurrentOpportunity,
  leavesStage: boolean,
): FormerPlace {
  return leavesStage ? { rank, stage_entered_at } : { rank };
}

function fieldChanges(
  before: CurrentOpportunity,
  values: OpportunityValues,
  rank: NewRank | undefined,
): FieldChanges {
  const changes = shownChanges(before, values);
  if (rank?.position !== undefined && values.pipeline_stage_id === undefined) {
    changes.stage_position = [before.stage_position, rank.position];
  }
  return changes;
}

/** The changes that an event shows: the previous and the new value of every field that changes, without internal ones. */
export function shownChanges(before: object, values: OpportunityValues): FieldChanges {
  const {
    rank: _rank,
    stage_entered_at: _entered,
    imported_owner_name: _imported,
    ...shown
  } = values;
  const previous = new Map<string, unknown>(Object.entries(before));
  return differingPairs(
    Object.fromEntries(
      Object.entries(shown).map(([field, value]) => [field, [previous.get(field) ?? null, value]]),
    ),
  );
}
