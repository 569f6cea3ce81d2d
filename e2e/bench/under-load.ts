import { performance } from "node:perf_hooks";

export const CLIENTS = 16;

/** Runs `work` from 16 clients that each repeat it at once, for `seconds`; returns responses per second and errors. */
export async function underLoad(work: () => Promise<{ status: number }>, seconds: number) {
  const started = performance.now();
  const end = started + seconds * 1000;
  let answered = 0;
  let errors = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() < end) {
        const { status } = await work();
        answered++;
        if (status >= 400) errors++;
      }
    }),
  );
  return { perSecond: answered / ((performance.now() - started) / 1000), errors };
}
