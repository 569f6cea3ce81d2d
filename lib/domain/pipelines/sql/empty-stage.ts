import { generateNKeysBetween } from "fractional-indexing";
import { type Db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { eventBarrierSql } from "@/lib/domain/change-events/sql/event-barrier";
import { differingPairsSql, insertChangesSql } from "@/lib/domain/change-events/sql/insert-events";
import { isoUtc, isoUtcText } from "@/lib/domain/sql/iso-utc";

/**
 * Moves every live opportunity of a stage to the end of another, order kept, with a `move` event each.
 * The caller's transaction holds both stages' locks.
 */
export async function emptyStage(
  tx: Db,
  actor: Actor,
  fromId: string,
  toId: string,
): Promise<void> {
  const { organizationId } = actor;
  const moving = await tx.opportunity.findMany({
    where: { organizationId, stageId: fromId, deletedAt: null },
    orderBy: { rank: "asc" },
    select: { id: true },
  });
  if (moving.length === 0) return;
  const last = await tx.opportunity.findFirst({
    where: { organizationId, stageId: toId, deletedAt: null },
    orderBy: { rank: "desc" },
    select: { rank: true },
  });
  const ranks = generateNKeysBetween(last?.rank ?? null, null, moving.length);
  const placed = JSON.stringify(moving.map(({ id }, index) => ({ id, rank: ranks[index] })));
  await tx.$executeRaw`WITH ${eventBarrierSql(actor)}, target AS (
      SELECT id, pipeline_id, stage_type FROM stages WHERE organization_id = ${organizationId}::uuid AND id = ${toId}::uuid
    ), changed AS (
      UPDATE opportunities o SET pipeline_id = t.pipeline_id, stage_id = t.id, rank = p.rank, status = t.stage_type,
        closed_at = CASE WHEN t.stage_type = 'open' THEN NULL WHEN b.status = t.stage_type THEN o.closed_at ELSE now() END,
        lost_reason = CASE WHEN t.stage_type = 'lost' THEN o.lost_reason END,
        stage_entered_at = now(), lock_version = o.lock_version + 1, updated_at = now()
      FROM target t, jsonb_to_recordset(${placed}::jsonb) AS p(id uuid, rank text), opportunities b
      WHERE o.organization_id = ${organizationId}::uuid AND o.id = p.id AND b.organization_id = o.organization_id AND b.id = o.id
      RETURNING o.id, o.public_id, ${changes} AS changes,
        jsonb_build_object('rank', b.rank, 'stage_entered_at', ${isoUtc("b.stage_entered_at")}) AS former
    ), counted AS (
      UPDATE stages SET opportunities_count = CASE WHEN id = ${toId}::uuid THEN opportunities_count + ${moving.length} ELSE 0 END
      WHERE organization_id = ${organizationId}::uuid AND id IN (${fromId}::uuid, ${toId}::uuid)
    ) ${insertChangesSql(actor, Prisma.sql`SELECT 'opportunity' AS record_type, id AS record_id, public_id, 'move' AS action, changes, former, NULL::bigint AS undoes FROM changed`, { areMoves: true })}`;
}

const changes = differingPairsSql({
  pipeline_stage_id: ["b.stage_id", "o.stage_id"],
  pipeline_id: ["b.pipeline_id", "o.pipeline_id"],
  status: ["b.status", "o.status"],
  closed_at: [isoUtcText("b.closed_at"), isoUtcText("o.closed_at")],
  lost_reason: ["b.lost_reason", "o.lost_reason"],
});
