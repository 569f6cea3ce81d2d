import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { eventBarrierSql } from "@/lib/domain/change-events/sql/event-barrier";
import { changeRows, insertChangesSql } from "@/lib/domain/change-events/sql/insert-events";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { WriteConflict } from "@/lib/domain/retry-on-conflict";

/**
 * Marks the row as deleted, with its event and its stage's count. Throws `WriteConflict` if it was
 * changed or deleted since it was read.
 */
export async function writeDeleted(actor: Actor, before: OpportunityRecord): Promise<void> {
  const organizationId = Prisma.sql`${actor.organizationId}::uuid`;
  const event = changeRows([
    {
      record_type: "opportunity",
      record_id: before.id,
      public_id: before.public_id,
      action: "delete",
      changes: { name: [before.name, null] },
    },
  ]);
  const [written] = await db(actor).$queryRaw<
    [{ deleted: number }]
  >`WITH ${eventBarrierSql(actor)}, locked AS MATERIALIZED (
        SELECT id FROM stages WHERE organization_id = ${organizationId} AND id = ${before.pipeline_stage_id}::uuid FOR NO KEY UPDATE
      ), deleted AS (
        UPDATE opportunities o SET deleted_at = now(), lock_version = o.lock_version + 1, updated_at = now() FROM locked
        WHERE o.organization_id = ${organizationId} AND o.id = ${before.id}::uuid AND o.stage_id = locked.id
          AND o.lock_version = ${before.lock_version} AND o.deleted_at IS NULL
        RETURNING o.id
      ), counted AS (
        UPDATE stages SET opportunities_count = opportunities_count - 1
        WHERE organization_id = ${organizationId} AND id = ${before.pipeline_stage_id}::uuid AND EXISTS (SELECT 1 FROM deleted)
      ), logged AS (${insertChangesSql(actor, Prisma.sql`SELECT c.* FROM ${event}, deleted`)})
      SELECT count(*)::int AS deleted FROM deleted`;
  if (written.deleted === 0) throw new WriteConflict();
}
