import { randomUUID } from "node:crypto";
import { Prisma, type SystemDb, systemTransaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { DomainError, forbiddenRecord } from "@/lib/domain/errors";
import { newLinkSecret } from "@/lib/domain/ids/link-token";
import { changeOfMember } from "@/lib/domain/members/change-of-member";
import { readMember } from "@/lib/domain/members/queries";
import { mayResetSql } from "./may-reset";
import type { PasswordResetRecord } from "./schema";

const LIFETIME = 60 * 60 * 1000;

/**
 * Makes a link that sets an active member's password, good once, for one hour; an earlier one stops working. `token` is
 * what the link carries; only a hash of it is kept. Throws `not_found`, `user_session_required`, `conflict` for oneself
 * and for a deactivated member, and `forbidden` also for a member of an organization that the actor does not administer,
 * who could be impersonated there.
 */
export async function createPasswordReset(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  memberId: string,
): Promise<{ password_reset: PasswordResetRecord; token: string }> {
  const { organizationId, userId: createdByUserId } = requireUser(actor);
  const id = randomUUID();
  const { token, tokenHash } = newLinkSecret(organizationId);
  const now = new Date();
  const expiresAt = new Date(now.getTime() + LIFETIME);
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
    return { password_reset: { id, user_id: userId, expires_at }, token };
  });
}

async function mayReset(tx: SystemDb, makerId: string, userId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ may: boolean }[]>`
    SELECT ${mayResetSql(Prisma.sql`${makerId}::uuid`, Prisma.sql`${userId}::uuid`)} AS may`;
  return row?.may ?? false;
}
