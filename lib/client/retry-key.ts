import { randomId } from "./random-id";

/** Age in ms at which an unanswered request is no longer taken for the one that is sent now. */
const MAX_AGE_MS = 30 * 60_000;

const unanswered = new Map<string, { key: string; at: number }>();

/**
 * Returns the `Idempotency-Key` of a write: a new one, or that of the same request (address and
 * body) whose outcome is unknown. So a retry of an unchanged form acts once, and an edited form is
 * another request (docs/api.md 3.7).
 */
export function takeRetryKey(request: string): string {
  const before = unanswered.get(request);
  // A second press while the retry is running is a request of its own.
  unanswered.delete(request);
  return before && Date.now() - before.at < MAX_AGE_MS ? before.key : randomId();
}

/**
 * Keeps the key of a request that may have been carried out although its response says otherwise:
 * none arrived, the server or a proxy failed, or an earlier attempt is still running.
 */
export function keepRetryKey(request: string, key: string, status: number): void {
  if (status === 0 || status >= 500 || status === 409 || status === 429)
    unanswered.set(request, { key, at: Date.now() });
}
