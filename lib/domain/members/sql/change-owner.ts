import { type Db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { eventBarrierSql } from "@/lib/domain/change-events/sql/event-barrier";
import { insertChangesSql } from "@/lib/domain/change-events/sql/insert-events";
import type { HandOver } from "@/lib/domain/members/schema";

/** Gives a user's opportunities, the open ones or all live ones, to another user. Returns their number. */
export async function changeOwner(
  tx: Db,
  actor: Actor,
  from: string,
  to: string,
  which: HandOver["which"],
): Promise<number> {
  const { organizationId } = actor;
  const isOpen = which === "open" ? Prisma.sql`AND status = 'open'` : Prisma.empty;
  // Rows are locked in the order of their ids, so that two parallel hand-overs cannot deadlock.
  return tx.$executeRaw`WITH ${eventBarrierSql(actor)}, owned AS (
      SELECT id FROM opportunities
      WHERE organization_id = ${organizationId}::uuid AND owner_user_id = ${from}::uuid AND deleted_at IS NULL ${isOpen}
      ORDER BY id FOR NO KEY UPDATE
    ), changed AS (
      UPDATE opportunities o SET owner_user_id = ${to}::uuid, lock_version = o.lock_version + 1, updated_at = now()
      FROM owned WHERE o.organization_id = ${organizationId}::uuid AND o.id = owned.id
      RETURNING o.id, o.public_id
    ) ${insertChangesSql(
      actor,
      Prisma.sql`SELECT 'opportunity' AS record_type, id AS record_id, public_id, 'update' AS action,
        jsonb_build_object('owner_user_id', jsonb_build_array(${from}::text, ${to}::text)) AS changes FROM changed ORDER BY id`,
    )}`;
}
