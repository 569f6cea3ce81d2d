"use client";

import { useRef, useState } from "react";
import { type ActivityEvent, setDone } from "@/components/activities/activity-actions";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import { dayIn } from "@/lib/format";
import { DayActivity, type DayContext } from "./day-activity";
import { dayGroups } from "./day-groups";
import { useDayKeys } from "./use-day-keys";

type DayListProps = {
  activities: ActivityRecord[];
  context: DayContext;
  onChanged: (event: ActivityEvent) => void;
};

/**
 * The activities of a day, in groups. The Tab key reaches one row; the arrow keys move from there.
 */
export function DayList({ activities, context, onChanged }: DayListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<string>();
  const [menu, setMenu] = useState<string>();
  const groups = dayGroups(activities, dayIn(context.timeZone), context.timeZone);
  const shown = groups.flatMap((group) => group.activities);
  const stopId = shown.some(({ id }) => id === stop) ? stop : shown[0]?.id;
  const keys = useDayKeys({
    list,
    activities: shown,
    canEdit: context.canEdit,
    onDone: (activity) => void setDone(activity, true, onChanged),
    onReschedule: ({ id }) => setMenu(id),
  });
  if (shown.length === 0) {
    return (
      <div className="flex flex-col items-center gap-1 rounded-lg border border-dashed px-4 py-10 text-center">
        <h2 className="font-semibold text-base">Nothing due</h2>
        <p className="text-ink-muted">You’re all caught up for the next 7 days.</p>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its rows have the focus and a name
    <div ref={list} onKeyDown={keys.press} className="flex flex-col gap-5">
      {groups.map(({ name, activities: inGroup }) => (
        <section key={name} aria-label={name}>
          <h2 className="mb-1.5 flex items-baseline gap-2 font-semibold">
            {name}
            <span className="font-normal text-ink-muted">{inGroup.length}</span>
          </h2>
          <ul className="rounded-lg border bg-surface">
            {inGroup.map((activity) => (
              <DayActivity
                key={activity.id}
                activity={activity}
                context={context}
                isStop={activity.id === stopId}
                menuOpen={menu === activity.id}
                onMenuOpenChange={(open) => setMenu(open ? activity.id : undefined)}
                onFocus={() => {
                  setStop(activity.id);
                  keys.noteFocus(activity.id);
                }}
                onChanged={onChanged}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
