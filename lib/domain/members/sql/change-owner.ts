import { type Db, Prisma } from "@/lib/db/client";
import { isOpen } from "@/lib/domain/activities/sql/state";
import type { Actor } from "@/lib/domain/actor";
import { eventBarrierSql } from "@/lib/domain/change-events/sql/event-barrier";
import { insertChangesSql } from "@/lib/domain/change-events/sql/insert-events";
import type { HandOver } from "@/lib/domain/members/schema";

/** Gives a user's opportunities, the open ones or all live ones, to another user. Returns their number. */
export function changeOwner(
  tx: Db,
  actor: Actor,
  from: string,
  to: string,
  which: HandOver["which"],
): Promise<number> {
  const condition = which === "open" ? Prisma.sql`AND t.status = 'open'` : Prisma.empty;
  return changeOwnerIn(tx, actor, { type: "opportunity", condition }, from, to);
}

/** Gives a user's open activities to another user. Returns their number. */
export function changeOwnerOfActivities(
  tx: Db,
  actor: Actor,
  from: string,
  to: string,
): Promise<number> {
  return changeOwnerIn(
    tx,
    actor,
    { type: "activity", condition: Prisma.sql`AND ${isOpen}` },
    from,
    to,
  );
}

const TABLES = {
  opportunity: Prisma.sql`opportunities`,
  activity: Prisma.sql`activities`,
};

/** Writes the live rows `t` that meet the condition, each with its event, in one statement. */
function changeOwnerIn(
  tx: Db,
  actor: Actor,
  { type, condition }: { type: keyof typeof TABLES; condition: Prisma.Sql },
  from: string,
  to: string,
): Promise<number> {
  const { organizationId } = actor;
  const table = TABLES[type];
  // Rows are locked in the order of their ids, so that two parallel hand-overs cannot deadlock.
  return tx.$executeRaw`WITH ${eventBarrierSql(actor)}, owned AS (
      SELECT t.id FROM ${table} t
      WHERE t.organization_id = ${organizationId}::uuid AND t.owner_user_id = ${from}::uuid AND t.deleted_at IS NULL ${condition}
      ORDER BY t.id FOR NO KEY UPDATE
    ), changed AS (
      UPDATE ${table} o SET owner_user_id = ${to}::uuid, lock_version = o.lock_version + 1, updated_at = now()
      FROM owned WHERE o.organization_id = ${organizationId}::uuid AND o.id = owned.id
      RETURNING o.id, o.public_id
    ) ${insertChangesSql(
      actor,
      Prisma.sql`SELECT ${type}::text AS record_type, id AS record_id, public_id, 'update' AS action,
        jsonb_build_object('owner_user_id', jsonb_build_array(${from}::text, ${to}::text)) AS changes FROM changed ORDER BY id`,
    )}`;
}
