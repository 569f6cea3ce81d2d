import { systemDb } from "@/lib/db/client";
import { ProcessGlobal } from "@/lib/process-global";
import type { Origin } from "./begin-session";
import { LAST_USE_MINUTES } from "./rules";

const touching = new ProcessGlobal<Set<string>>("opportuneTouchedSessions");

/**
 * Records that a session is in use, and from where. Does not delay the request: it writes in the
 * background, at most every five minutes per session, and a failed write is left to the next use.
 */
export function touchSession(id: string, { address, userAgent }: Origin): void {
  const busy = touching.getOrCreate(() => new Set());
  if (busy.has(id)) return;
  busy.add(id);
  const long = new Date(Date.now() - LAST_USE_MINUTES * 60_000);
  void systemDb()
    .session.updateMany({
      where: { id, endedAt: null, lastUsedAt: { lt: long } },
      data: { lastUsedAt: new Date(), address, userAgent: userAgent?.slice(0, 400) ?? null },
    })
    .catch(() => {})
    .finally(() => busy.delete(id));
}
