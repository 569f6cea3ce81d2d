import type { AttemptStore, Count, Limit, Outcome } from "./attempt-store";

type Entry = { failed: number; running: number; endsAt: number };

/** Entries beyond which those whose window has ended are dropped. */
const MAX_ENTRIES = 10_000;

/** Counts the attempts of this process: all there are on the embedded database. */
export class AttemptsInMemory implements AttemptStore {
  private readonly entries = new Map<string, Entry>();

  async enter(limits: Limit[]): Promise<Count[]> {
    const now = Date.now();
    if (this.entries.size > MAX_ENTRIES) this.dropEnded(now);
    return limits.map(({ key, seconds }) => {
      const before = this.entries.get(key);
      const entry =
        before && before.endsAt > now
          ? before
          : { failed: 0, running: before?.running ?? 0, endsAt: now + seconds * 1_000 };
      entry.running++;
      this.entries.set(key, entry);
      const { failed, running, endsAt } = entry;
      return { failed, running, millisecondsLeft: endsAt - now };
    });
  }

  async leave(limits: Limit[], outcome: Outcome): Promise<void> {
    for (const { key, isForgiving } of limits) {
      const entry = this.entries.get(key);
      if (!entry) continue;
      entry.running = Math.max(0, entry.running - 1);
      if (outcome === "failed") entry.failed++;
      if (outcome === "succeeded" && isForgiving) entry.failed = 0;
      if (entry.running === 0 && entry.failed === 0) this.entries.delete(key);
    }
  }

  private dropEnded(now: number) {
    for (const [key, { running, endsAt }] of this.entries)
      if (running === 0 && endsAt <= now) this.entries.delete(key);
  }
}
