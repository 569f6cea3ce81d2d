import type { Db } from "@/lib/db/client";
import { stopEarlierSessions } from "./sql/stop-earlier-sessions";

/**
 * Ends what a member's sessions give access to in one organization, for good: sessions in which it
 * is the active one end, and those that are in another organization of the user cannot enter it
 * any more. Call it after the row of the member was changed, within the same transaction.
 */
export async function endSessionsOfMember(
  tx: Db,
  { organizationId, userId }: { organizationId: string; userId: string },
): Promise<void> {
  await stopEarlierSessions(tx, { organizationId, userId });
  await tx.session.updateMany({
    where: { organizationId, userId, endedAt: null },
    data: { endedAt: new Date() },
  });
  await tx.refreshToken.updateMany({
    where: { organizationId, userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}
