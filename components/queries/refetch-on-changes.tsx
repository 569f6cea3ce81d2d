"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { followChanges } from "@/lib/client/event-stream";
import { LIVE_QUERIES, type LiveQuery, staleQueries } from "@/lib/client/stale-queries";

// An import or a bulk change arrives as many events; they cause one refetch.
const DELAY_MS = 1_000;

/**
 * Refetches the shown reads that changes of other members make stale. The user's own changes are
 * skipped: their screen already shows them.
 */
export function RefetchOnChanges({ currentUserId }: { currentUserId: string }) {
  const client = useQueryClient();
  useEffect(() => {
    const stale = new Set<LiveQuery>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refetch = () => {
      timer = undefined;
      for (const kind of stale) void client.invalidateQueries({ queryKey: [kind] });
      stale.clear();
    };
    const add = (kinds: readonly LiveQuery[]) => {
      for (const kind of kinds) stale.add(kind);
      if (stale.size > 0) timer ??= setTimeout(refetch, DELAY_MS);
    };
    const stop = followChanges(undefined, {
      onChange: (change) => change.actor.user_id === currentUserId || add(staleQueries(change)),
      onReset: () => add(LIVE_QUERIES),
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client, currentUserId]);
  return null;
}
