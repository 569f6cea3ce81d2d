import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { eventBarrierSql } from "@/lib/domain/change-events/sql/event-barrier";
import { changeRows, insertChangesSql } from "@/lib/domain/change-events/sql/insert-events";
import { notFound } from "@/lib/domain/errors";
import { type RankSlot, slotSql } from "@/lib/domain/opportunities/order/sql/slot";
import { matchesId } from "@/lib/domain/opportunities/queries";
import type { StageType } from "@/lib/domain/pipelines/schema";
import { WriteConflict } from "@/lib/domain/retry-on-conflict";

/** An opportunity, deleted or not, and the stage that it is restored to, with the slot at its end. */
export type Restorable = {
  id: string;
  stage_id: string;
  rank: string;
  public_id: string;
  name: string;
  is_deleted: boolean;
  lock_version: number;
  stage: { id: string; pipeline_id: string; stage_type: StageType; slot: RankSlot };
};

/** Finds an opportunity to restore; its stage is its own, else the default pipeline's of the same type. Throws `not_found`. */
export async function findRestorable(
  actor: Actor,
  id: string,
  defaultPipelineId: string,
): Promise<Restorable> {
  const [found] = await db(actor).$queryRaw<Restorable[]>`
    SELECT o.id, o.stage_id, o.rank, o.public_id, o.name, o.deleted_at IS NOT NULL AS is_deleted, o.lock_version, t.stage FROM opportunities o
    CROSS JOIN LATERAL (
      SELECT json_build_object('id', s.id, 'pipeline_id', s.pipeline_id, 'stage_type', s.stage_type,
        'slot', ${slotSql({}, null)}) AS stage FROM stages s
      WHERE s.organization_id = o.organization_id AND s.deleted_at IS NULL
        AND (s.id = o.stage_id OR s.pipeline_id = ${defaultPipelineId}::uuid)
      ORDER BY (s.id = o.stage_id) DESC, (s.stage_type = o.status) DESC, s.position LIMIT 1
    ) t
    WHERE o.organization_id = ${actor.organizationId}::uuid AND ${matchesId(id)}`;
  if (!found) throw notFound();
  return found;
}

/**
 * Writes the restored row with its event and its stage's count, which it returns. With `isUndo` the event
 * takes back the deletion. Throws `WriteConflict`
 * if the row changed since it was read, or the stage is gone or has another type.
 */
export async function writeRestored(
  actor: Actor,
  found: Restorable,
  rank: string,
  { isUndo = false } = {},
): Promise<number> {
  const organizationId = Prisma.sql`${actor.organizationId}::uuid`;
  const { id: stageId, pipeline_id, stage_type } = found.stage;
  const event = changeRows([
    {
      record_type: "opportunity",
      record_id: found.id,
      public_id: found.public_id,
      action: "restore",
      changes: { name: [null, found.name] },
    },
  ]);
  const deletion = isUndo
    ? Prisma.sql`(SELECT max(e.id) FROM change_events e WHERE e.organization_id = ${organizationId}
        AND e.record_type = 'opportunity' AND e.record_id = ${found.id}::uuid AND e.action = 'delete')`
    : Prisma.sql`NULL::bigint`;
  const [written] = await db(actor).$queryRaw<
    { count: number }[]
  >`WITH ${eventBarrierSql(actor)}, locked AS MATERIALIZED (
      SELECT id FROM stages WHERE organization_id = ${organizationId} AND id = ${stageId}::uuid AND deleted_at IS NULL
        AND stage_type = ${stage_type}
      FOR NO KEY UPDATE
    ), restored AS (
      UPDATE opportunities o SET deleted_at = NULL, pipeline_id = ${pipeline_id}::uuid, rank = ${rank},
        stage_entered_at = CASE WHEN o.stage_id = locked.id THEN o.stage_entered_at ELSE now() END, stage_id = locked.id,
        status = ${stage_type}, closed_at = ${closedAt(stage_type)}, lock_version = o.lock_version + 1, updated_at = now(),
        lost_reason = CASE WHEN ${stage_type} = 'lost' THEN o.lost_reason END
      FROM locked
      WHERE o.organization_id = ${organizationId} AND o.id = ${found.id}::uuid AND o.lock_version = ${found.lock_version}
        AND o.deleted_at IS NOT NULL
      RETURNING o.id
    ), counted AS (
      UPDATE stages SET opportunities_count = opportunities_count + 1
      WHERE organization_id = ${organizationId} AND id = ${stageId}::uuid AND EXISTS (SELECT 1 FROM restored)
      RETURNING opportunities_count
    ), logged AS (${insertChangesSql(
      actor,
      Prisma.sql`SELECT c.record_type, c.record_id, c.public_id, c.action, c.changes, c.former, ${deletion} AS undoes
      FROM ${event}, restored`,
      { areMoves: true },
    )})
    SELECT opportunities_count AS count FROM counted`;
  if (!written) throw new WriteConflict();
  return written.count;
}

function closedAt(type: StageType): Prisma.Sql {
  return type === "open" ? Prisma.sql`NULL` : Prisma.sql`coalesce(o.closed_at, now())`;
}
