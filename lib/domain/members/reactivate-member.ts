import { transaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { recordActOf } from "@/lib/domain/security-events/record-security-event";
import { changeOfMember } from "./change-of-member";
import { readMember } from "./queries";
import type { MemberDetails } from "./schema";
import { lockMembers } from "./sql/lock-members";

/**
 * Gives a deactivated member access again, with the previous role. Returns an active member unchanged.
 * Throws `not_found`, `user_session_required`.
 */
export async function reactivateMember(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  userId: string,
): Promise<MemberDetails> {
  const { organizationId } = requireUser(actor);
  return transaction(actor, async (tx) => {
    await lockMembers(tx, organizationId);
    const member = await readMember(tx, organizationId, userId);
    if (member.is_active) return member;
    await tx.member.update({
      where: { organizationId_userId: { organizationId, userId } },
      data: { deactivatedAt: null },
    });
    await appendChanges(tx, actor, [changeOfMember(member.user_id, { is_active: [false, true] })]);
    await recordActOf(tx, actor, "member_reactivated", { user_id: member.user_id });
    return { ...member, is_active: true, deactivated_at: null };
  });
}
