"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { ApiError } from "@/lib/client/api-error";

/** What became of the link that led here. */
export type OpenedLink<Offer> =
  | { state: "opening" }
  | { state: "open"; token: string; offer: Offer }
  | { state: "dead" }
  | { state: "failed"; reason: string; retry: () => void };

/**
 * Opens the link whose token stands behind the `#` of this page's address, where no server sees it. `lookUp` must be the
 * same function each time.
 */
export function useLink<Offer>(
  lookUp: (token: string, signal: AbortSignal) => Promise<Offer>,
): OpenedLink<Offer> {
  const token = useSyncExternalStore(watchHash, readHash, () => undefined);
  const [attempt, setAttempt] = useState(0);
  const [link, setLink] = useState<OpenedLink<Offer>>({ state: "opening" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    if (token === undefined) return;
    const leaving = new AbortController();
    setLink({ state: "opening" });
    lookUp(token, leaving.signal).then(
      (offer) => setLink({ state: "open", token, offer }),
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        if (error instanceof ApiError && (error.status === 404 || error.status === 422))
          setLink({ state: "dead" });
        else {
          const reason = error instanceof ApiError ? error.detail : "Something went wrong.";
          setLink({ state: "failed", reason, retry: () => setAttempt((count) => count + 1) });
        }
      },
    );
    return () => leaving.abort();
  }, [token, attempt, lookUp]);
  return link;
}

function readHash(): string {
  return window.location.hash.slice(1);
}

function watchHash(onChange: () => void): () => void {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}
