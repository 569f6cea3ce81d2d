import { systemDb } from "@/lib/db/client";
import { deleteEndedSessions, deleteOldSecurityEvents } from "./sql/delete-expired";

/**
 * Deletes what is kept only for a while: sessions 30 days after they ended, security events after a year
 * (docs/security.md). Deletes in small statements, so that nothing waits for it; several processes may
 * run it at once. Returns the numbers deleted.
 */
export async function applyRetention(): Promise<{ sessions: number; securityEvents: number }> {
  const sessions = await untilDone(deleteEndedSessions);
  let securityEvents = 0;
  // One organization after the other, along the index of its events.
  const organizations = await systemDb().organization.findMany({ select: { id: true } });
  for (const { id } of organizations)
    securityEvents += await untilDone((limit) => deleteOldSecurityEvents(id, limit));
  return { sessions, securityEvents };
}

/** Rows that one statement deletes. */
const ROWS_AT_ONCE = 1_000;

async function untilDone(deleteSome: (limit: number) => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await deleteSome(ROWS_AT_ONCE);
    total += count;
    if (count < ROWS_AT_ONCE) return total;
  }
}
