import { randomUUID } from "node:crypto";
import { systemTransaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { DomainError, forbiddenRecord } from "@/lib/domain/errors";
import { newLinkToken } from "@/lib/domain/ids/link-token";
import { changeOfMember } from "@/lib/domain/members/change-of-member";
import { readMember } from "@/lib/domain/members/queries";
import { recordActOf } from "@/lib/domain/security-events/record-security-event";
import type { CreatedPasswordReset } from "./schema";
import { mayReset } from "./sql/may-reset";

const LIFETIME_MS = 60 * 60 * 1000;

/**
 * Creates a link that sets an active member's password. It works once, for one hour; an earlier link stops working. Only a
 * hash of the link's `token` is stored. Throws `not_found`, `user_session_required`, `conflict` for the actor's own account
 * and for a deactivated member, and `forbidden` for a member of an organization that the actor does not administer: the
 * actor could sign in there as that member.
 */
export async function createPasswordReset(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  memberId: string,
): Promise<CreatedPasswordReset> {
  const { organizationId, userId: createdByUserId } = requireUser(actor);
  const id = randomUUID();
  const { token, tokenHash } = newLinkToken(organizationId);
  const now = new Date();
  const expiresAt = new Date(now.getTime() + LIFETIME_MS);
  return systemTransaction(async (tx) => {
    const { user_id: userId, name, is_active } = await readMember(tx, organizationId, memberId);
    if (userId === createdByUserId)
      throw new DomainError("conflict", "Change your own password in your profile");
    if (!is_active)
      throw new DomainError("conflict", `${name} is deactivated. Reactivate them first.`);
    if (!(await mayReset(tx, createdByUserId, userId))) {
      throw forbiddenRecord(
        `${name} is also a member of an organization that you do not administer. Ask an admin of both, or let them change their password in their profile.`,
      );
    }
    await tx.passwordReset.updateMany({
      where: { organizationId, userId, usedAt: null, expiresAt: { gt: now } },
      data: { expiresAt: now },
    });
    await tx.passwordReset.create({
      data: { organizationId, id, userId, tokenHash, createdByUserId, expiresAt },
    });
    const expires_at = expiresAt.toISOString();
    await appendChanges(tx, actor, [
      changeOfMember(userId, { password_link_expires_at: [null, expires_at] }),
    ]);
    await recordActOf(tx, actor, "password_link_made", { user_id: userId });
    return { password_reset: { id, user_id: userId, expires_at }, token };
  });
}
