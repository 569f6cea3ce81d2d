import { type Db, Prisma, transaction } from "@/lib/db/client";
import { type Actor, type Authorized, requireUser } from "@/lib/domain/actor";
import { eventBarrierSql, insertChangesSql } from "@/lib/domain/change-events/append-events";
import { invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { lockMembers } from "./lock-members";
import { readMember } from "./queries";
import type { HandOver, MemberDetails } from "./schema";

/**
 * Gives a member's opportunities, the open ones or all live ones, to another active member: all of them or none, each
 * with its change event. Throws `not_found`, `forbidden`, `user_session_required`, `invalid`.
 */
export async function handOverOpportunities(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  userId: string,
  handOver: HandOver,
): Promise<{ member: MemberDetails; reassigned: number }> {
  const { organizationId } = requireUser(actor);
  return transaction(actor, async (tx) => {
    await lockMembers(tx, organizationId);
    const { user_id } = await readMember(tx, organizationId, userId);
    const reassigned = await reassign(tx, actor, user_id, handOver);
    return { member: await readMember(tx, organizationId, userId), reassigned };
  });
}

/**
 * The same within a transaction that holds `lockMembers`; answers how many were reassigned. `prefix` stands before the
 * name of a field that is wrong.
 */
export async function reassign(
  tx: Db,
  actor: Actor,
  from: string,
  { to_user_id, which }: HandOver,
  prefix = "",
): Promise<number> {
  const { organizationId } = actor;
  const to = to_user_id.toLowerCase();
  const receiver = isUuid(to)
    ? await tx.member.findFirst({ where: { organizationId, userId: to, deactivatedAt: null } })
    : null;
  if (!receiver || to === from) {
    throw invalid({
      field: `${prefix}to_user_id`,
      message: "must be another active member of your organization",
    });
  }
  const isOpen = which === "open" ? Prisma.sql`AND status = 'open'` : Prisma.empty;
  // Locked in the order of ids, so that two of these at once cannot lock each other out.
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
