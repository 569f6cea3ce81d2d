import type { SystemDb } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { endSessionsOfUser } from "@/lib/domain/sessions/end-sessions-of-user";
import { actorsOf } from "./actors-of";
import { changeOfMember } from "./change-of-member";

/**
 * Sets a user's password hash and ends the user's sessions, refresh tokens and password links in every organization.
 * `caller` is the user's actor, if the user made the request.
 */
export async function setPassword(
  tx: SystemDb,
  userId: string,
  passwordHash: string,
  caller?: UserActor,
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
    await appendChanges(tx, member.organizationId === caller?.organizationId ? caller : member, [
      change,
    ]);
  }
}
