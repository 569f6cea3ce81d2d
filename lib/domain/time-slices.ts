import { setImmediate } from "node:timers/promises";

/** Longest time, in ms, that a long loop keeps other requests waiting. */
const SLICE_MS = 20;

/**
 * Lets a loop over very many rows give way to other requests: `if (slices.isOver()) await
 * slices.next()`.
 */
export class TimeSlices {
  private endsAt = performance.now() + SLICE_MS;

  isOver(): boolean {
    return performance.now() >= this.endsAt;
  }

  async next(): Promise<void> {
    await setImmediate();
    this.endsAt = performance.now() + SLICE_MS;
  }
}
