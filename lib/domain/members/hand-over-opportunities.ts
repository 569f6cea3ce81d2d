import { type Db, transaction } from "@/lib/db/client";
import { type Actor, type Authorized, requireUser } from "@/lib/domain/actor";
import { invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { readMember } from "./queries";
import type { HandedOver, HandOver } from "./schema";
import { changeOwner, changeOwnerOfActivities } from "./sql/change-owner";
import { lockMembers } from "./sql/lock-members";

/** How many records were handed over. */
export type Reassigned = Pick<HandedOver, "reassigned" | "reassigned_activities">;

const NOTHING: Reassigned = { reassigned: 0, reassigned_activities: 0 };

/**
 * Gives a member's opportunities, the open ones or all live ones, and their open activities to another
 * active member: all or none, each with its change event. Throws `not_found`, `user_session_required`, `invalid`.
 */
export async function handOverOpportunities(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  userId: string,
  handOver: HandOver,
): Promise<HandedOver> {
  const { organizationId } = requireUser(actor);
  return transaction(actor, async (tx) => {
    await lockMembers(tx, organizationId);
    const { user_id } = await readMember(tx, organizationId, userId);
    const reassigned = await reassign(tx, actor, user_id, handOver);
    return { member: await readMember(tx, organizationId, userId), ...reassigned };
  });
}

/**
 * Hands over in a transaction that has called `lockMembers`; without `handOver` nothing. Returns the
 * numbers reassigned. `prefix` is put before the field's name in `invalid`.
 */
export async function reassign(
  tx: Db,
  actor: Actor,
  from: string,
  handOver: HandOver | null | undefined,
  prefix = "",
): Promise<Reassigned> {
  if (!handOver) return NOTHING;
  const { to_user_id, which } = handOver;
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
  return {
    reassigned: await changeOwner(tx, actor, from, to, which),
    reassigned_activities: await changeOwnerOfActivities(tx, actor, from, to),
  };
}
