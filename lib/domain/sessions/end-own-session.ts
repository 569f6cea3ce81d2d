import { systemDb } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";

/** Ends one of the calling user's sessions. Throws `not_found` if there is none with this id. */
export async function endOwnSession({ userId }: UserActor, id: string): Promise<void> {
  if (!isUuid(id)) throw notFound();
  const { count } = await systemDb().session.updateMany({
    where: { id, userId, endedAt: null },
    data: { endedAt: new Date() },
  });
  if (count === 0) throw notFound();
}
