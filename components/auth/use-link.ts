"use client";

import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { errorMessage } from "@/components/forms/error-message";
import { ApiError } from "@/lib/client/api-error";
import { queryKeys } from "@/lib/client/query-keys";

/** The state of the one-time link that led to this page. */
export type OpenedLink<Offer> =
  | { state: "opening" }
  | { state: "open"; token: string; offer: Offer }
  | { state: "dead" }
  | { state: "failed"; reason: string; retry: () => void };

/**
 * Opens the link whose token follows the `#` of this page's address, which browsers do not send to
 * the server. `purpose` tells links of different kinds apart.
 */
export function useLink<Offer>(
  purpose: string,
  lookUp: (token: string, signal: AbortSignal) => Promise<Offer>,
): OpenedLink<Offer> {
  const token = useSyncExternalStore(watchHash, readHash, () => undefined);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: queryKeys.link(purpose, token),
    queryFn: ({ signal }) => lookUp(token ?? "", signal),
    enabled: token !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === undefined || isFetching) return { state: "opening" };
  if (data !== undefined) return { state: "open", token, offer: data };
  if (error instanceof ApiError && (error.status === 404 || error.status === 422))
    return { state: "dead" };
  const reason = errorMessage(error);
  return { state: "failed", reason, retry: () => void refetch() };
}

function readHash(): string {
  return window.location.hash.slice(1);
}

function watchHash(onChange: () => void): () => void {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}
