import { applyRetention } from "./apply-retention";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Applies the retention once a day until the process ends, first some minutes after the start. Calls
 * `onFailure` for a run that failed, for example while the database was away; the next makes up for it.
 */
export function keepRetention(onFailure: (error: unknown) => void): void {
  const run = () => void applyRetention().catch(onFailure);
  setTimeout(run, FIRST_AFTER_MS).unref();
  setInterval(run, DAY_MS).unref();
}

/** So that it does not compete with the requests of a restart. */
const FIRST_AFTER_MS = 5 * 60 * 1000;
