import { transaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { changeOfMember } from "./change-of-member";
import { lockMembers } from "./lock-members";
import { readMember } from "./queries";
import type { MemberDetails } from "./schema";

/**
 * Gives a deactivated member their access back, in the role they had. An active one is answered as they are.
 * Throws `not_found`, `forbidden`, `user_session_required`.
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
    return { ...member, is_active: true, deactivated_at: null };
  });
}
