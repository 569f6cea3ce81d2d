import { applyRetention } from "./apply-retention";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Applies the retention once a day until the process ends, first some minutes after the start. */
export function keepRetention(): void {
  // A failed run, for example while the database is away, is made up by the next.
  const run = () => void applyRetention().catch(() => {});
  setTimeout(run, FIRST_AFTER_MS).unref();
  setInterval(run, DAY_MS).unref();
}

/** So that it does not compete with the requests of a restart. */
const FIRST_AFTER_MS = 5 * 60 * 1000;
