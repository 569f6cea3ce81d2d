import { transaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { changeOfMember } from "./change-of-member";
import { reassign } from "./hand-over-opportunities";
import { lockMembers, requireAnotherAdmin } from "./lock-members";
import { readMember } from "./queries";
import type { HandOver, MemberDetails } from "./schema";

/**
 * Takes a member's access away from their very next request on. They keep their name on records and, unless handed
 * over in the same transaction, what they own. `reassigned` counts the opportunities handed over. A deactivated member
 * is answered as they are. Throws `not_found`, `forbidden`, `user_session_required`, `invalid`, and `conflict` for the
 * last active ADMIN (api.md 1).
 */
export async function deactivateMember(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  userId: string,
  handOver?: HandOver | null,
): Promise<{ member: MemberDetails; reassigned: number }> {
  const { organizationId } = requireUser(actor);
  return transaction(actor, async (tx) => {
    await lockMembers(tx, organizationId);
    const member = await readMember(tx, organizationId, userId);
    const reassigned = handOver
      ? await reassign(tx, actor, member.user_id, handOver, "hand_over.")
      : 0;
    if (member.is_active) {
      if (member.role === "ADMIN") await requireAnotherAdmin(tx, organizationId, member);
      const now = new Date();
      await tx.member.update({
        where: { organizationId_userId: { organizationId, userId } },
        data: { deactivatedAt: now },
      });
      await tx.refreshToken.updateMany({
        where: { organizationId, userId, revokedAt: null },
        data: { revokedAt: now },
      });
      await appendChanges(tx, actor, [
        changeOfMember(member.user_id, { is_active: [true, false] }),
      ]);
    }
    return { member: await readMember(tx, organizationId, userId), reassigned };
  });
}
