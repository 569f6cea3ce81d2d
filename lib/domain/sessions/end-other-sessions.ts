import { systemDb } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";

/** Ends all sessions of the calling user but the one that the request belongs to. */
export async function endOtherSessions({ userId, sessionId }: UserActor): Promise<void> {
  await systemDb().session.updateMany({
    where: { userId, endedAt: null, id: { not: sessionId } },
    data: { endedAt: new Date() },
  });
}
