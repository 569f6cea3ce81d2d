import { systemTransaction } from "@/lib/db/client";
import { isUuid } from "@/lib/domain/fields";
import { recordSecurityEvent } from "@/lib/domain/security-events/record-security-event";

/**
 * Ends a session that is signed out: its cookie, its access tokens and its refresh tokens are
 * refused from the next request on. Does nothing if it has ended.
 */
export async function endSession(id: string): Promise<void> {
  if (!isUuid(id)) return;
  await systemTransaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: new Date() },
    });
    if (count === 0) return;
    const { organizationId, userId, user } = await tx.session.findUniqueOrThrow({
      where: { id },
      select: { organizationId: true, userId: true, user: { select: { name: true } } },
    });
    const { name } = user;
    await recordSecurityEvent(tx, {
      type: "sign_out",
      organizationId,
      userId,
      apiKeyId: null,
      name,
    });
  });
}
