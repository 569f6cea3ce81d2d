import { systemDb } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { recordAct } from "@/lib/domain/security-events/record-act";

/** Ends one of the calling user's sessions. Throws `not_found` if there is none with this id. */
export async function endOwnSession(actor: UserActor, id: string): Promise<void> {
  if (!isUuid(id)) throw notFound();
  const { count } = await systemDb().session.updateMany({
    where: { id, userId: actor.userId, endedAt: null },
    data: { endedAt: new Date() },
  });
  if (count === 0) throw notFound();
  await recordAct(actor, "sign_out", { session_id: id });
}
