import { systemDb } from "@/lib/db/client";
import { isUuid } from "@/lib/domain/fields";

/**
 * Ends a session: its cookie, its access tokens and its refresh tokens are refused from the next
 * request on. Does nothing if it has ended.
 */
export async function endSession(id: string): Promise<void> {
  if (!isUuid(id)) return;
  await systemDb().session.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: new Date() },
  });
}
