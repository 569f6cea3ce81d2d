"use client";

import { useCallback, useState } from "react";
import type { ActivityEvent } from "@/components/activities/activity-actions";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import type { MyDay } from "@/lib/domain/my-day/schema";

/** A member's day as it becomes while it is worked off; what another member gets leaves it. */
export function useMyDay(day: MyDay, userId: string) {
  const [activities, setActivities] = useState<ActivityRecord[]>(day.activities);
  const [planned, setPlanned] = useState<ReadonlySet<string>>(new Set());

  const tell = useCallback(
    ({ kind, activity }: ActivityEvent) => {
      setActivities((current) => {
        const others = current.filter(({ id }) => id !== activity.id);
        return kind === "gone" || activity.owner_user_id !== userId ? others : [...others, activity];
      });
      const { opportunity_id, state } = activity;
      if (opportunity_id === null) return;
      setPlanned((current) => {
        const next = new Set(current);
        if (kind === "saved" && state !== "done" && state !== null) next.add(opportunity_id);
        else next.delete(opportunity_id);
        return next;
      });
    },
    [userId],
  );

  return { activities, planned, tell };
}
