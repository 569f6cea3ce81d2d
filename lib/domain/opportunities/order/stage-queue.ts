import { setTimeout as pause } from "node:timers/promises";
import type { Actor } from "@/lib/domain/actor";

/** Whoever is before us is waited for no longer than this, in milliseconds: going ahead at worst means trying again. */
const PATIENCE = 500;

// The last in line for each stage.
const lines = new Map<string, Promise<unknown>>();

/**
 * Runs a read-then-write of a stage's order after those of this process that came before. Two at once would pick the same
 * rank, and one of them would do all its work again; nothing else depends on it.
 */
export async function inTurn<T>(
  { organizationId }: Actor,
  stageId: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (stageId === undefined) return work();
  const line = `${organizationId} ${stageId.toLowerCase()}`;
  const before = lines.get(line);
  const done = before ? patiently(before).then(work) : work();
  const settled = done.catch(() => {});
  lines.set(line, settled);
  try {
    return await done;
  } finally {
    if (lines.get(line) === settled) lines.delete(line);
  }
}

async function patiently(before: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([
    before,
    pause(PATIENCE, undefined, { signal: enough.signal, ref: false }).catch(() => {}),
  ]);
  enough.abort();
}
