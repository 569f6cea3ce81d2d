/** A seeded random generator: the same seed yields the same sequence. */
export function createRandom(seed: number) {
  let state = seed;

  /** Returns a number from 0 (included) to 1 (excluded) (mulberry32). */
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** Returns a whole number from `low` to `high`, both included. */
  function whole(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1));
  }

  /** Returns true with the given probability. */
  function chance(share: number): boolean {
    return next() < share;
  }

  /** Picks one of the values, each equally likely. */
  function pick<Value>(values: readonly Value[]): Value {
    const value = values[whole(0, values.length - 1)];
    if (value === undefined) throw new Error("Nothing to pick from");
    return value;
  }

  /** Picks one of the values by weight. */
  function weighted<Value>(values: readonly (readonly [Value, number])[]): Value {
    let rest = next() * values.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of values) {
      rest -= weight;
      if (rest < 0) return value;
    }
    return pick(values)[0];
  }

  /** Returns the values in random order. */
  function shuffle<Value>(values: readonly Value[]): Value[] {
    return values
      .map((value) => ({ value, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ value }) => value);
  }

  return { next, whole, chance, pick, weighted, shuffle };
}

export type Random = ReturnType<typeof createRandom>;
