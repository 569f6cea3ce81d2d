import { db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import {
  changeRows,
  eventBarrierSql,
  insertChangesSql,
} from "@/lib/domain/change-events/append-events";
import { notFound } from "@/lib/domain/errors";
import { ensureDefaultPipeline } from "@/lib/domain/pipelines/ensure-default-pipeline";
import type { StageType } from "@/lib/domain/pipelines/schema";
import { retryOnConflict, WriteConflict } from "@/lib/domain/retry-on-conflict";
import { rankInSlot } from "./order/rank-in-slot";
import { type RankSlot, slotSql } from "./order/sql/slot";
import { matchesId, readOpportunity } from "./queries";
import type { OpportunityRecord } from "./schema";

/**
 * Brings a deleted opportunity back, at the end of its stage; if that is gone, of the default pipeline's stage of the
 * same type. A live one is answered as it is. Throws `not_found`.
 */
export async function restoreOpportunity(actor: Actor, id: string): Promise<OpportunityRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const defaultPipelineId = await ensureDefaultPipeline(actor.organizationId);
  return retryOnConflict(async (attempt) => {
    const found = await findDeleted(actor, id, defaultPipelineId);
    if (!found.is_deleted) return readOpportunity(db(actor), actor.organizationId, found.id);
    const place = rankInSlot(found.stage.gap, {}, attempt);
    const count = await write(actor, found, place.rank);
    return readOpportunity(db(actor), actor.organizationId, found.id, count - 1);
  });
}

type Deleted = {
  id: string;
  public_id: string;
  name: string;
  is_deleted: boolean;
  lock_version: number;
  stage: { id: string; pipeline_id: string; stage_type: StageType; gap: RankSlot };
};

async function findDeleted(actor: Actor, id: string, defaultPipelineId: string): Promise<Deleted> {
  const [found] = await db(actor).$queryRaw<Deleted[]>`
    SELECT o.id, o.public_id, o.name, o.deleted_at IS NOT NULL AS is_deleted, o.lock_version, t.stage FROM opportunities o
    CROSS JOIN LATERAL (
      SELECT json_build_object('id', s.id, 'pipeline_id', s.pipeline_id, 'stage_type', s.stage_type,
        'gap', ${slotSql({}, null)}) AS stage FROM stages s
      WHERE s.organization_id = o.organization_id AND s.deleted_at IS NULL
        AND (s.id = o.stage_id OR s.pipeline_id = ${defaultPipelineId}::uuid)
      ORDER BY (s.id = o.stage_id) DESC, (s.stage_type = o.status) DESC, s.position LIMIT 1
    ) t
    WHERE o.organization_id = ${actor.organizationId}::uuid AND ${matchesId(id)}`;
  if (!found) throw notFound();
  return found;
}

async function write(actor: Actor, found: Deleted, rank: string): Promise<number> {
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
    ), logged AS (${insertChangesSql(actor, Prisma.sql`SELECT c.* FROM ${event}, restored`)})
    SELECT opportunities_count AS count FROM counted`;
  if (!written) throw new WriteConflict();
  return written.count;
}

function closedAt(type: StageType): Prisma.Sql {
  return type === "open" ? Prisma.sql`NULL` : Prisma.sql`coalesce(o.closed_at, now())`;
}
