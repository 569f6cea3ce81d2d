import type { SystemDb } from "@/lib/db/client";

/** Ends all sessions of a user, whatever their organization. */
export async function endSessionsOfUser(tx: SystemDb, userId: string): Promise<void> {
  await tx.session.updateMany({
    where: { userId, endedAt: null },
    data: { endedAt: new Date() },
  });
}
