/** A generator of numbers that are the same for the same seed, and what the demo draws from it. */
export function createRandom(seed: number) {
  let state = seed;

  /** A number from 0 to below 1 (mulberry32). */
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  function whole(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1));
  }

  /** Whether something happens that does so in this share of cases. */
  function chance(share: number): boolean {
    return next() < share;
  }

  /** One of the values; each as likely as the others. */
  function pick<Value>(values: readonly Value[]): Value {
    const value = values[whole(0, values.length - 1)];
    if (value === undefined) throw new Error("Nothing to pick from");
    return value;
  }

  /** One of the values, by their weights. */
  function weighted<Value>(values: readonly (readonly [Value, number])[]): Value {
    let rest = next() * values.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of values) {
      rest -= weight;
      if (rest < 0) return value;
    }
    return pick(values)[0];
  }

  /** The values in another order. */
  function shuffle<Value>(values: readonly Value[]): Value[] {
    return values
      .map((value) => ({ value, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ value }) => value);
  }

  return { next, whole, chance, pick, weighted, shuffle };
}

export type Random = ReturnType<typeof createRandom>;
