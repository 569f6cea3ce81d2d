import { type Db, transaction } from "@/lib/db/client";
import { type Actor, type Authorized, requireUser } from "@/lib/domain/actor";
import { invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { readMember } from "./queries";
import type { HandedOver, HandOver } from "./schema";
import { changeOwner } from "./sql/change-owner";
import { lockMembers } from "./sql/lock-members";

/**
 * Gives a member's opportunities, the open ones or all live ones, to another active member: all or none, each with its
 * change event. Throws `not_found`, `user_session_required`, `invalid`.
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
    return { member: await readMember(tx, organizationId, userId), reassigned };
  });
}

/**
 * Hands over in a transaction that has called `lockMembers`. Returns the number of opportunities
 * reassigned. `prefix` is put before the field's name in `invalid`.
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
  return changeOwner(tx, actor, from, to, which);
}
