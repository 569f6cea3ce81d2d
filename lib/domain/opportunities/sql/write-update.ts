import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import {
  changeRows,
  eventBarrierSql,
  insertChangesSql,
} from "@/lib/domain/change-events/append-events";
import type { FieldChanges } from "@/lib/domain/change-events/schema";
import type { NewRank } from "@/lib/domain/opportunities/order/rank-in-slot";
import { readOpportunity } from "@/lib/domain/opportunities/queries";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { lockReferencesSql } from "@/lib/domain/references/lock-references";
import { WriteConflict } from "@/lib/domain/retry-on-conflict";
import { assignments, type OpportunityValues } from "./columns";
import type { CurrentOpportunity } from "./read-for-update";
import { placeAmongOthers, recordJoins, recordJson } from "./record";

/**
 * Writes the values if the record is still what was read; both stages are locked in id order before it is. Answers the
 * record as it is then. Throws `WriteConflict` when it was changed since it was read, what it is linked to went
 * away, or the stage it enters became one of another type.
 */
export async function writeUpdate(
  actor: Actor,
  before: CurrentOpportunity,
  values: OpportunityValues,
  place: NewRank | undefined,
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
      action: place ? "move" : "update",
      changes: fieldChanges(before, values, place),
    },
  ]);
  const position = positionSql(place, from !== to, to);
  // What the plan makes of a stage entered holds only while the stage is of that type still.
  const type = String(values.status ?? before.status);
  const changes =
    place && place.position === undefined && from === to
      ? Prisma.sql`c.changes || jsonb_build_object('stage_position', jsonb_build_array(${before.stage_position}::int, ${position}))`
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
    ), logged AS (${insertChangesSql(actor, Prisma.sql`SELECT c.record_type, c.record_id, c.public_id, c.action, ${changes} AS changes FROM ${event}, changed o`)})
    SELECT ${recordJson(position)} AS record FROM changed o ${recordJoins}`;
  if (!written) throw new WriteConflict();
  return written.record;
}

/** The position in the answer: the end of the stage entered, where it was put, or else counted. */
function positionSql(
  place: NewRank | undefined,
  entersStage: boolean,
  stageId: string,
): Prisma.Sql {
  if (place?.isEnd && entersStage) {
    return Prisma.sql`(SELECT opportunities_count - 1 FROM counted WHERE id = ${stageId}::uuid)`;
  }
  return place?.position === undefined ? placeAmongOthers : Prisma.sql`${place.position}::int`;
}

function fieldChanges(
  before: CurrentOpportunity,
  values: OpportunityValues,
  place: NewRank | undefined,
): FieldChanges {
  const changes = shownChanges(before, values);
  if (place?.position !== undefined && values.pipeline_stage_id === undefined) {
    changes.stage_position = [before.stage_position, place.position];
  }
  return changes;
}

/** What an event says of the values written over what was there. */
export function shownChanges(before: object, values: OpportunityValues): FieldChanges {
  const {
    rank: _rank,
    stage_entered_at: _entered,
    imported_owner_name: _imported,
    ...shown
  } = values;
  const held = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(
    Object.entries(shown).map(([field, value]) => [field, [held.get(field) ?? null, value]]),
  );
}
