import { transaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { changeOfMember } from "./change-of-member";
import { readMember } from "./queries";
import { requireAnotherAdmin } from "./require-another-admin";
import type { MemberDetails, UpdateMember } from "./schema";
import { lockMembers } from "./sql/lock-members";

/**
 * Gives a member another role, effective from the member's next request. Throws `not_found`, `user_session_required`, and
 * `conflict` for the last active ADMIN (docs/api.md 1).
 */
export async function updateMember(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  userId: string,
  { role }: UpdateMember,
): Promise<MemberDetails> {
  const { organizationId } = requireUser(actor);
  return transaction(actor, async (tx) => {
    await lockMembers(tx, organizationId);
    const member = await readMember(tx, organizationId, userId);
    if (role === undefined || role === member.role) return member;
    if (member.role === "ADMIN" && member.is_active)
      await requireAnotherAdmin(tx, organizationId, member);
    await tx.member.update({
      where: { organizationId_userId: { organizationId, userId } },
      data: { role },
    });
    await appendChanges(tx, actor, [changeOfMember(member.user_id, { role: [member.role, role] })]);
    return { ...member, role };
  });
}
