"use client";

import { useCallback, useEffect, useState } from "react";
import type { ActivityEvent } from "@/components/activities/activity-actions";
import { listActivities } from "@/lib/client/activities";
import { followChanges } from "@/lib/client/event-stream";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import type { LiveChange } from "@/lib/domain/live-feed/schema";

/**
 * The activities of an opportunity, reloaded when another user changes one. `applyChange` applies a
 * change of this window.
 */
export function useActivities(opportunityId: string) {
  const [activities, setActivities] = useState<ActivityRecord[]>();
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt requests again
  useEffect(() => {
    const abort = new AbortController();
    listActivities({ opportunity_id: opportunityId }, abort.signal).then(
      (loaded) => {
        setActivities(loaded);
        setFailed(false);
      },
      () => !abort.signal.aborted && setFailed(true),
    );
    return () => abort.abort();
  }, [opportunityId, attempt]);

  useEffect(() => {
    const reload = () => setAttempt((current) => current + 1);
    const onChange = ({ record_type, changes, record }: LiveChange) => {
      if (record_type !== "activity") return;
      const linked = [...(changes.opportunity_id ?? []), record?.opportunity_id];
      if (record === null || linked.includes(opportunityId)) reload();
    };
    return followChanges(undefined, { onChange, onReset: reload });
  }, [opportunityId]);

  const applyChange = useCallback(({ kind, activity }: ActivityEvent) => {
    setActivities((current = []) => {
      const others = current.filter(({ id }) => id !== activity.id);
      return kind === "deleted" ? others : [...others, activity];
    });
  }, []);

  return {
    activities,
    failed,
    retry: () => setAttempt((current) => current + 1),
    applyChange,
  };
}
