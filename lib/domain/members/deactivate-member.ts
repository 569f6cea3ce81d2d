import { type Db, transaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import type { ApiKeyRecord } from "@/lib/domain/api-keys/schema";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { recordActOf } from "@/lib/domain/security-events/record-security-event";
import { endSessionsOfMember } from "@/lib/domain/sessions/end-sessions-of-member";
import { changeOfMember } from "./change-of-member";
import { endGrants } from "./end-grants";
import { reassign } from "./hand-over-opportunities";
import { readMember } from "./queries";
import { requireAnotherAdmin } from "./require-another-admin";
import type { DeactivatedMember, DeactivateMember } from "./schema";
import { lockMembers } from "./sql/lock-members";

/**
 * Ends a member's access, effective from the member's next request, and for good what was issued to and by the member
 * (docs/security.md): `api_keys` are the keys of the member's making, revoked unless they are kept. The member stays named
 * on records and keeps their opportunities and activities, unless these are handed over in the same transaction. Returns a deactivated member unchanged. Throws `not_found`, `user_session_required`, `invalid`, and `conflict` for the last active
 * ADMIN (docs/api.md 1).
 */
export async function deactivateMember(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  userId: string,
  { hand_over: handOver, revoke_api_keys = true }: Partial<DeactivateMember> = {},
): Promise<DeactivatedMember> {
  const { organizationId } = requireUser(actor);
  return transaction(actor, async (tx) => {
    await lockMembers(tx, organizationId);
    const member = await readMember(tx, organizationId, userId);
    const reassigned = await reassign(tx, actor, member.user_id, handOver, "hand_over.");
    let api_keys: ApiKeyRecord[] = [];
    if (member.is_active) {
      if (member.role === "ADMIN") await requireAnotherAdmin(tx, organizationId, member);
      await tx.member.update({
        where: { organizationId_userId: { organizationId, userId } },
        data: { deactivatedAt: new Date() },
      });
      await endSessionsOfMember(tx, { organizationId, userId: member.user_id });
      await endLinksOfMember(tx, organizationId, member.user_id);
      api_keys = await endGrants(tx, actor, member.user_id, { revokesKeys: revoke_api_keys });
      await appendChanges(tx, actor, [
        changeOfMember(member.user_id, { is_active: [true, false] }),
      ]);
      await recordActOf(tx, actor, "member_deactivated", { user_id: member.user_id });
    }
    return { member: await readMember(tx, organizationId, userId), ...reassigned, api_keys };
  });
}

/** Ends what a deactivated member could still use once they return: password links and undo tokens. */
async function endLinksOfMember(tx: Db, organizationId: string, userId: string): Promise<void> {
  const now = new Date();
  await tx.passwordReset.updateMany({
    where: { organizationId, userId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  await tx.undoEntry.deleteMany({ where: { organizationId, userId, usedAt: null } });
}
