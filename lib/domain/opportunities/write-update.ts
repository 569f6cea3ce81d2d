import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { changeRows, gateSql, insertChangesSql } from "@/lib/domain/changes/append";
import type { FieldChanges } from "@/lib/domain/changes/schema";
import { assignments, type OpportunityValues } from "./columns";
import type { Place } from "./place-in-stage";
import { Collision } from "./retry-on-collision";
import type { OpportunityRecord } from "./schema";

/**
 * Writes the values if the record is still what was read; both stages are locked in id order before it is. Answers how
 * many the stage it is in then holds, null when it did not change stages. Throws `Collision` when the record was changed.
 */
export async function writeUpdate(
  actor: Actor,
  before: OpportunityRecord,
  values: OpportunityValues,
  place: Place | undefined,
): Promise<number | null> {
  const set = assignments(values);
  if (set.length === 0) return null;
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
  const [written] = await db().$queryRaw<
    [{ changed: number; count: number | null }]
  >`WITH ${gateSql(actor)}, locked AS MATERIALIZED (
      SELECT id FROM stages WHERE organization_id = ${organizationId} AND id IN ${stages} AND deleted_at IS NULL
      ORDER BY id FOR NO KEY UPDATE
    ), changed AS (
      UPDATE opportunities o SET ${Prisma.join(set.map(({ column, value }) => Prisma.sql`${column} = ${value}`))},
        lock_version = o.lock_version + 1, updated_at = now()
      WHERE o.organization_id = ${organizationId} AND o.id = ${before.id}::uuid AND o.lock_version = ${before.lock_version}
        AND o.deleted_at IS NULL AND (SELECT count(*) FROM locked) = ${from === to ? 1 : 2}
      RETURNING o.id
    ), counted AS (
      UPDATE stages SET opportunities_count = opportunities_count + CASE WHEN id = ${to}::uuid THEN 1 ELSE -1 END
      WHERE organization_id = ${organizationId} AND id IN ${stages} AND ${from !== to} AND EXISTS (SELECT 1 FROM changed)
      RETURNING id, opportunities_count
    ), logged AS (${insertChangesSql(actor, Prisma.sql`SELECT c.* FROM ${event}, changed`)})
    SELECT (SELECT count(*)::int FROM changed) AS changed,
      (SELECT opportunities_count FROM counted WHERE id = ${to}::uuid) AS count`;
  if (written.changed === 0) throw new Collision();
  return written.count;
}

function fieldChanges(before: OpportunityRecord, values: OpportunityValues, place: Place | undefined): FieldChanges {
  const { rank: _rank, stage_entered_at: _entered, imported_owner_name: _imported, ...shown } = values;
  const changes: FieldChanges = Object.fromEntries(
    Object.entries(shown).map(([field, value]) => [field, [before[field as keyof OpportunityRecord], value]]),
  );
  if (place?.position !== undefined && values.pipeline_stage_id === undefined) {
    changes.stage_position = [before.stage_position, place.position];
  }
  return changes;
}
