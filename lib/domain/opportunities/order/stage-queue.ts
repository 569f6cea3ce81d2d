import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "@/lib/domain/actor";

/** Longest wait for the previous writer, in ms. Proceeding early is safe: at worst the write is retried. */
const MAX_WAIT_MS = 500;

// The last writer in the queue of each stage.
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs a read-then-write of a stage's order after the earlier ones of this process. Two at once would
 * choose the same rank, and one of them would have to start again; correctness does not depend on it.
 */
export async function withStageQueue<T>(
  { organizationId }: Actor,
  stageId: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (stageId === undefined) return work();
  const queue = `${organizationId} ${stageId.toLowerCase()}`;
  const before = queues.get(queue);
  const done = before ? waitAtMost(before).then(work) : work();
  const settled = done.catch(() => {});
  queues.set(queue, settled);
  try {
    return await done;
  } finally {
    if (queues.get(queue) === settled) queues.delete(queue);
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
