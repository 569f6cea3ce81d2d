import { setTimeout as pause } from "node:timers/promises";

/** Whoever is before us is waited for no longer than this, in milliseconds: going ahead at worst means trying again. */
const PATIENCE = 500;

// The last in line for each stage.
const lines = new Map<string, Promise<unknown>>();

/**
 * Runs a read-then-write of a stage's order after those of this process that came before. Two at once would pick the same
 * rank, and one of them would do all its work again; nothing else depends on it.
 */
export async function inTurn<T>(stageId: string | undefined, work: () => Promise<T>): Promise<T> {
  if (stageId === undefined) return work();
  const before = lines.get(stageId);
  const done = (async () => {
    if (before) await Promise.race([before, pause(PATIENCE)]);
    return work();
  })();
  const settled = done.catch(() => {});
  lines.set(stageId, settled);
  try {
    return await done;
  } finally {
    if (lines.get(stageId) === settled) lines.delete(stageId);
  }
}
