import { transaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { recordActOf } from "@/lib/domain/security-events/record-security-event";
import { changeOfMember } from "./change-of-member";
import { endGrants } from "./end-grants";
import { readMember } from "./queries";
import { requireAnotherAdmin } from "./require-another-admin";
import type { DemotedMember, UpdateMember } from "./schema";
import { lockMembers } from "./sql/lock-members";

/**
 * Gives a member another role, effective from the member's next request. An ADMIN who loses the role loses what they have
 * handed out with it (docs/security.md): `api_keys` are the keys of their making, revoked unless they are kept. Throws `not_found`, `user_session_required`, and
 * `conflict` for the last active ADMIN (docs/api.md 1).
 */
export async function updateMember(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  userId: string,
  { role, revoke_api_keys = true }: Partial<UpdateMember>,
): Promise<DemotedMember> {
  const { organizationId } = requireUser(actor);
  return transaction(actor, async (tx) => {
    await lockMembers(tx, organizationId);
    const member = await readMember(tx, organizationId, userId);
    if (role === undefined || role === member.role) return { member, api_keys: [] };
    if (member.role === "ADMIN" && member.is_active)
      await requireAnotherAdmin(tx, organizationId, member);
    await tx.member.update({
      where: { organizationId_userId: { organizationId, userId } },
      data: { role },
    });
    const api_keys =
      member.role === "ADMIN"
        ? await endGrants(tx, actor, member.user_id, { revokesKeys: revoke_api_keys })
        : [];
    await appendChanges(tx, actor, [changeOfMember(member.user_id, { role: [member.role, role] })]);
    await recordActOf(tx, actor, "role_changed", {
      user_id: member.user_id,
      from: member.role,
      to: role,
    });
    return { member: { ...member, role }, api_keys };
  });
}
