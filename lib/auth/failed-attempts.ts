import { RateLimiterMemory } from "rate-limiter-flexible";
import { DomainError } from "@/lib/domain/errors";

/** Allows a number of failed attempts per key and minute, also for concurrent attempts. */
export class FailedAttempts {
  private readonly failed: RateLimiterMemory;
  private readonly running = new Map<string, number>();
  private waiting: (() => void)[] = [];

  constructor(
    private readonly allowed: number,
    private readonly options: { clearedBySuccess: boolean },
  ) {
    this.failed = new RateLimiterMemory({ points: allowed, duration: 60 });
  }

  /**
   * Runs an attempt; it failed if it returns null. Throws `rate_limited` if the key has failed too
   * often.
   */
  async attempt<T>(key: string, work: () => Promise<T | null>): Promise<T | null> {
    await this.admit(key);
    try {
      const result = await work();
      if (result === null) await this.failed.penalty(key);
      else if (this.options.clearedBySuccess) await this.failed.delete(key);
      return result;
    } finally {
      this.leave(key);
    }
  }

  /**
   * Admits only as many concurrent attempts as may all fail within the limit; others wait for
   * these.
   */
  private async admit(key: string) {
    for (;;) {
      const spent = await this.failed.get(key);
      const failures = spent?.consumedPoints ?? 0;
      if (failures >= this.allowed) throw tooMany(spent?.msBeforeNext ?? 0);
      const running = this.running.get(key) ?? 0;
      if (failures + running < this.allowed) {
        this.running.set(key, running + 1);
        return;
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  private leave(key: string) {
    const running = (this.running.get(key) ?? 1) - 1;
    if (running > 0) this.running.set(key, running);
    else this.running.delete(key);
    const woken = this.waiting;
    this.waiting = [];
    for (const wake of woken) wake();
  }
}

function tooMany(milliseconds: number): DomainError {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / 1000));
  return new DomainError("rate_limited", "Too many failed attempts; try again in a minute", {
    retryAfter,
  });
}
