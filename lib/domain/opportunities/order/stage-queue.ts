import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "@/lib/domain/actor";

/** Whoever is before us is waited for no longer than this, in milliseconds: going ahead at worst means trying again. */
const MAX_WAIT_MS = 500;

// The last in line for each stage.
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs a read-then-write of a stage's order after those of this process that came before. Two at once would pick the same
 * rank, and one of them would do all its work again; nothing else depends on it.
 */
export async function withStageQueue<T>(
  { organizationId }: Actor,
  stageId: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (stageId === undefined) return work();
  const line = `${organizationId} ${stageId.toLowerCase()}`;
  const before = queues.get(line);
  const done = before ? waitAtMost(before).then(work) : work();
  const settled = done.catch(() => {});
  queues.set(line, settled);
  try {
    return await done;
  } finally {
    if (queues.get(line) === settled) queues.delete(line);
  }
}

async function waitAtMost(before: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([
    before,
    pause(MAX_WAIT_MS, undefined, { signal: enough.signal, ref: false }).catch(() => {}),
  ]);
  enough.abort();
}
