import { DomainError } from "@/lib/domain/errors";
import type { AttemptStore, Count, Limit, Outcome } from "./attempt-store";

/** Longest wait for concurrent attempts to end, in ms, before an attempt is refused. */
const MAX_WAIT_MS = 10_000;

/** Limits failed attempts, also concurrent ones. */
export class FailedAttempts {
  constructor(private readonly store: AttemptStore) {}

  /**
   * Runs an attempt; it failed if it returns null. Throws `rate_limited` if one of the limits is used
   * up. An attempt that throws is not counted.
   */
  async attempt<T>(limits: Limit[], work: () => Promise<T | null>): Promise<T | null> {
    if (limits.length === 0) return work();
    const delay = await this.admit(limits);
    let outcome: Outcome = "withdrawn";
    try {
      if (delay > 0) await sleep(delay);
      const result = await work();
      outcome = result === null ? "failed" : "succeeded";
      return result;
    } finally {
      await this.store.leave(limits, outcome);
    }
  }

  /**
   * Admits only as many concurrent attempts as may all fail within the limits; others wait for these.
   * Returns the ms that the attempt has to wait before it runs.
   */
  private async admit(limits: Limit[]): Promise<number> {
    const deadline = Date.now() + MAX_WAIT_MS;
    for (;;) {
      const counts = await this.store.enter(limits);
      const verdicts = limits.map((limit, index) => judge(limit, counts[index]));
      const delays = verdicts.map((verdict) => (typeof verdict === "number" ? verdict : null));
      if (delays.every((delay) => delay !== null)) return Math.max(...delays);
      await this.store.leave(limits, "withdrawn");
      if (verdicts.includes("spent") || Date.now() > deadline) throw tooMany(counts);
      await sleep(20 + Math.random() * 30);
    }
  }
}

/** Returns the delay of an attempt in ms, "busy" if it may run later, or "spent" if it may not run. */
function judge({ allowed, slowly }: Limit, count: Count | undefined): number | "busy" | "spent" {
  if (!count) return "spent";
  const { failed, running } = count;
  if (failed >= allowed && !slowly) return "spent";
  if (failed >= allowed && slowly) return running <= slowly.atOnce ? slowly.milliseconds : "busy";
  return slowly || failed + running <= allowed ? 0 : "busy";
}

function tooMany(counts: Count[]): DomainError {
  const milliseconds = Math.min(60_000, ...counts.map(({ millisecondsLeft }) => millisecondsLeft));
  return new DomainError("rate_limited", "Too many failed attempts; try again in a minute", {
    retryAfter: Math.max(1, Math.ceil(milliseconds / 1_000)),
  });
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
