"use client";

import { useCallback, useEffect, useState } from "react";
import type { ActivityEvent } from "@/components/activities/activity-actions";
import { listActivities } from "@/lib/client/activities";
import type { ActivityRecord } from "@/lib/domain/activities/schema";

/** The activities of an opportunity; `tell` takes in what became of one. */
export function useActivities(opportunityId: string) {
  const [activities, setActivities] = useState<ActivityRecord[]>();
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt reads again
  useEffect(() => {
    const abort = new AbortController();
    listActivities({ opportunity_id: opportunityId }, abort.signal).then(
      (read) => {
        setActivities(read);
        setFailed(false);
      },
      () => !abort.signal.aborted && setFailed(true),
    );
    return () => abort.abort();
  }, [opportunityId, attempt]);

  const tell = useCallback(({ kind, activity }: ActivityEvent) => {
    setActivities((current = []) => {
      const others = current.filter(({ id }) => id !== activity.id);
      return kind === "gone" ? others : [...others, activity];
    });
  }, []);

  return { activities, failed, retry: () => setAttempt(attempt + 1), tell };
}
