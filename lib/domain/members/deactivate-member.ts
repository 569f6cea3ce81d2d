import { transaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { endSessionsOfMember } from "@/lib/domain/sessions/end-sessions-of-member";
import { changeOfMember } from "./change-of-member";
import { reassign } from "./hand-over-opportunities";
import { readMember } from "./queries";
import { requireAnotherAdmin } from "./require-another-admin";
import type { HandedOver, HandOver } from "./schema";
import { lockMembers } from "./sql/lock-members";

/**
 * Ends a member's access, effective from the member's next request. The member stays named on records and keeps their
 * opportunities, unless these are handed over in the same transaction; `reassigned` is the number handed over. Returns a
 * deactivated member unchanged. Throws `not_found`, `user_session_required`, `invalid`, and `conflict` for the last active
 * ADMIN (docs/api.md 1).
 */
export async function deactivateMember(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  userId: string,
  handOver?: HandOver | null,
): Promise<HandedOver> {
  const { organizationId } = requireUser(actor);
  return transaction(actor, async (tx) => {
    await lockMembers(tx, organizationId);
    const member = await readMember(tx, organizationId, userId);
    const reassigned = handOver
      ? await reassign(tx, actor, member.user_id, handOver, "hand_over.")
      : 0;
    if (member.is_active) {
      if (member.role === "ADMIN") await requireAnotherAdmin(tx, organizationId, member);
      await tx.member.update({
        where: { organizationId_userId: { organizationId, userId } },
        data: { deactivatedAt: new Date() },
      });
      await endSessionsOfMember(tx, { organizationId, userId: member.user_id });
      await appendChanges(tx, actor, [
        changeOfMember(member.user_id, { is_active: [true, false] }),
      ]);
    }
    return { member: await readMember(tx, organizationId, userId), reassigned };
  });
}
