import { duePartsOf } from "@/components/activities/due";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import { daysBetween } from "@/lib/format";

type DayGroup = { name: string; activities: ActivityRecord[] };

/**
 * Groups open activities: overdue, today, the next 7 days, no date. Leaves out later ones and empty
 * groups.
 */
export function dayGroups(
  activities: ActivityRecord[],
  today: string,
  timeZone: string,
): DayGroup[] {
  const groups: DayGroup[] = ["Overdue", "Today", "Next 7 days", "No date"].map((name) => ({
    name,
    activities: [],
  }));
  const [overdue, dueToday, soon, undated] = groups;
  for (const activity of [...activities].sort(byDue)) {
    if (activity.state === null || activity.state === "done") continue;
    const group =
      activity.due_at === null
        ? undated
        : activity.state === "late"
          ? overdue
          : activity.state === "today"
            ? dueToday
            : isWithinWeek(activity.due_at)
              ? soon
              : undefined;
    group?.activities.push(activity);
  }
  return groups.filter((group) => group.activities.length > 0);

  function isWithinWeek(dueAt: string): boolean {
    return daysBetween(today, duePartsOf(dueAt, timeZone).date) <= 7;
  }
}

function byDue(a: ActivityRecord, b: ActivityRecord): number {
  const [first, second] = [a, b].map(({ due_at, id }) => `${due_at ?? "~"} ${id}`);
  return (first ?? "") < (second ?? "") ? -1 : 1;
}
