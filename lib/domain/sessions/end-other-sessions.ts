import { systemDb } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { recordAct } from "@/lib/domain/security-events/record-act";

/** Ends all sessions of the calling user but the one that the request belongs to. */
export async function endOtherSessions(actor: UserActor): Promise<void> {
  const { userId, sessionId } = actor;
  const { count } = await systemDb().session.updateMany({
    where: { userId, endedAt: null, id: { not: sessionId } },
    data: { endedAt: new Date() },
  });
  if (count > 0) await recordAct(actor, "sign_out", { sessions: count });
}
