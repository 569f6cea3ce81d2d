import { type Db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { eventBarrierSql } from "@/lib/domain/change-events/sql/event-barrier";
import { differingPairsSql, insertChangesSql } from "@/lib/domain/change-events/sql/insert-events";
import type { StageType } from "@/lib/domain/pipelines/schema";
import { isoUtcText } from "@/lib/domain/sql/iso-utc";

/**
 * Gives the live opportunities of a stage the status of the stage's new type, with their events (docs/api.md
 * 3.2). A closed opportunity keeps its closing time; a reopened one loses it, and its lost reason.
 */
export async function alignStatuses(
  tx: Db,
  actor: Actor,
  stageId: string,
  type: StageType,
): Promise<void> {
  await tx.$executeRaw`WITH ${eventBarrierSql(actor)}, before AS (
      SELECT id, status, closed_at, lost_reason FROM opportunities
      WHERE organization_id = ${actor.organizationId}::uuid AND stage_id = ${stageId}::uuid AND deleted_at IS NULL
      ORDER BY id FOR NO KEY UPDATE
    ), changed AS (
      UPDATE opportunities o SET status = ${type}, lock_version = o.lock_version + 1, updated_at = now(),
        closed_at = CASE WHEN ${type} = 'open' THEN NULL ELSE coalesce(o.closed_at, now()) END,
        lost_reason = CASE WHEN ${type} = 'lost' THEN o.lost_reason END
      FROM before WHERE o.organization_id = ${actor.organizationId}::uuid AND o.id = before.id
      RETURNING o.id, o.public_id, ${changes} AS changes
    ) ${insertChangesSql(actor, Prisma.sql`SELECT 'opportunity' AS record_type, id AS record_id, public_id, 'update' AS action, changes FROM changed`)}`;
}

const changes = differingPairsSql({
  status: ["before.status", "o.status"],
  closed_at: [isoUtcText("before.closed_at"), isoUtcText("o.closed_at")],
  lost_reason: ["before.lost_reason", "o.lost_reason"],
});
