import type { ActivityRecord } from "@/lib/domain/activities/schema";
import type { ChangeEventRecord } from "@/lib/domain/change-events/schema";

type TimelineEntry =
  | { at: string; activity: ActivityRecord; event?: undefined }
  | { at: string; event: ChangeEventRecord; activity?: undefined };

export const TIMELINE_VIEWS = ["all", "activities", "changes"] as const;
export type TimelineView = (typeof TIMELINE_VIEWS)[number];

/** Returns the open activities by due time, undated ones last. */
export function openActivities(activities: ActivityRecord[]): ActivityRecord[] {
  return activities
    .filter(({ state }) => state !== null && state !== "done")
    .sort((a, b) => compare(a.due_at ?? "~", b.due_at ?? "~") || compare(a.id, b.id));
}

/**
 * Returns past activities and changes, newest first: notes by creation, other activities by
 * completion.
 */
export function pastEntries(
  activities: ActivityRecord[],
  events: ChangeEventRecord[],
  view: TimelineView,
): TimelineEntry[] {
  const past = activities.filter(({ state }) => state === null || state === "done");
  const entries: TimelineEntry[] = [
    ...(view === "changes"
      ? []
      : past.map((activity) => ({ at: activity.done_at ?? activity.created_at, activity }))),
    ...(view === "activities" ? [] : events.map((event) => ({ at: event.created_at, event }))),
  ];
  return entries.sort((a, b) => compare(b.at, a.at) || compare(keyOf(b), keyOf(a)));
}

/** Returns the unique key of an entry. */
export function keyOf({ activity, event }: TimelineEntry): string {
  return activity ? activity.id : String(event.id).padStart(16, "0");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
