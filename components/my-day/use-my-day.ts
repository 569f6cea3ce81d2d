"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import type { ActivityEvent } from "@/components/activities/activity-actions";
import { followChanges } from "@/lib/client/event-stream";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import type { LiveChange } from "@/lib/domain/live-feed/schema";
import type { MyDay } from "@/lib/domain/my-day/schema";

/**
 * The activities of a member's day, kept up to date with changes here and elsewhere. An activity
 * that is given to another member leaves the day. `planned` are the opportunities that got an
 * activity here.
 */
export function useMyDay(
  day: MyDay,
  { userId, currentUserId }: { userId: string; currentUserId: string },
) {
  const router = useRouter();
  const [activities, setActivities] = useState<ActivityRecord[]>(day.activities);
  const [planned, setPlanned] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    setActivities(day.activities);
    setPlanned(new Set());
  }, [day]);

  useEffect(() => {
    const onChange = ({ record_type, actor }: LiveChange) => {
      if (record_type === "activity" && actor.user_id !== currentUserId) router.refresh();
    };
    return followChanges(undefined, { onChange, onReset: router.refresh });
  }, [currentUserId, router]);

  const applyChange = useCallback(
    ({ kind, activity }: ActivityEvent) => {
      setActivities((current) => {
        const others = current.filter(({ id }) => id !== activity.id);
        return kind === "deleted" || activity.owner_user_id !== userId
          ? others
          : [...others, activity];
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

  return { activities, planned, applyChange };
}
