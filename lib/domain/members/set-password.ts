import type { SystemDb } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { recordActOf } from "@/lib/domain/security-events/record-security-event";
import { endSessionsOfUser } from "@/lib/domain/sessions/end-sessions-of-user";
import { actorsOf } from "./actors-of";
import { changeOfMember } from "./change-of-member";

/** A used password link, and the ADMIN who made it; null if it was made on the command line. */
export type PasswordLink = { link_id: string; link_made_by: string | null };

/**
 * Sets a user's password hash and ends the user's sessions, refresh tokens and password links in every organization.
 * `by` is the user's actor if they gave their password, else the link and the id of the ADMIN who made it.
 */
export async function setPassword(
  tx: SystemDb,
  userId: string,
  passwordHash: string,
  by: UserActor | PasswordLink,
): Promise<void> {
  const now = new Date();
  await tx.user.update({
    where: { id: userId },
    data: { passwordHash, sessionEpoch: { increment: 1 } },
  });
  await endSessionsOfUser(tx, userId);
  await tx.refreshToken.updateMany({
    where: { userId, revokedAt: null },
    data: { revokedAt: now },
  });
  await tx.passwordReset.updateMany({
    where: { userId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  const change = changeOfMember(userId, { password_changed_at: [null, now.toISOString()] });
  for (const member of await actorsOf(tx, userId)) {
    const isOwn = "organizationId" in by;
    await appendChanges(tx, isOwn && member.organizationId === by.organizationId ? by : member, [
      change,
    ]);
    await recordActOf(
      tx,
      member,
      "password_changed",
      isOwn ? { by: "password" } : { by: "link", ...by },
    );
  }
}
