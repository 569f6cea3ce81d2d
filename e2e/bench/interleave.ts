import { performance } from "node:perf_hooks";
import { median } from "./figures";

/**
 * Times the pieces of work in turn, `times` a round, so that a disturbance affects all of them. Returns the median of each
 * in milliseconds. The first round warms up and does not count.
 */
export async function interleave<Name extends string>(
  work: Record<Name, () => Promise<unknown>>,
  { rounds = 5, times = 10 }: { rounds?: number; times?: number } = {},
): Promise<Record<Name, number>> {
  const names = Object.keys(work) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >;
  for (let round = 0; round <= rounds; round++) {
    for (let time = 0; time < times; time++) {
      for (const name of names) {
        const started = performance.now();
        await work[name]();
        if (round > 0) taken[name].push(performance.now() - started);
      }
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken[name])])) as Record<
    Name,
    number
  >;
}
