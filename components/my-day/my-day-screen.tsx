"use client";

import type { ReactNode } from "react";
import { Page } from "@/components/shell/page";
import { Kbd } from "@/components/ui/kbd";
import type { MyDay } from "@/lib/domain/my-day/schema";
import { dayIn, formatDay } from "@/lib/format";
import type { DayContext } from "./day-activity";
import { DayList } from "./day-list";
import { DayOpportunities } from "./day-opportunities";
import { QuickTask } from "./quick-task";
import { useMyDay } from "./use-my-day";

type MyDayScreenProps = {
  day: MyDay;
  userId: string;
  title: string;
  context: DayContext;
  actions?: ReactNode;
};

/** A member's day: activities, and the opportunities that need attention. */
export function MyDayScreen({ day, userId, title, context, actions }: MyDayScreenProps) {
  const { activities, planned, applyChange } = useMyDay(day, {
    userId,
    currentUserId: context.currentUserId,
  });
  const { timeZone, canEdit } = context;
  const more = day.activities_count - day.activities.length;
  const unplanned = day.unplanned.opportunities.filter(({ id }) => !planned.has(id));
  const plannedCount = day.unplanned.opportunities.length - unplanned.length;
  return (
    <Page title={title} description={longDay(dayIn(timeZone))} actions={actions}>
      <div className="@container">
        <div className="grid gap-x-8 gap-y-6 @3xl:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="flex min-w-0 flex-col gap-5">
            {canEdit && <QuickTask userId={userId} timeZone={timeZone} onAdded={applyChange} />}
            <DayList activities={activities} context={context} onChanged={applyChange} />
            {more > 0 && (
              <p className="text-ink-muted">
                The first {day.activities.length} are shown; {more} more are due later.
              </p>
            )}
            {canEdit && activities.length > 0 && <Keys />}
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            <DayOpportunities
              title="No next activity"
              listed={{ opportunities: unplanned, total: day.unplanned.total - plannedCount }}
              context={context}
              onScheduled={applyChange}
            />
            <DayOpportunities title="Stuck in stage" listed={day.rotting} context={context} />
          </div>
        </div>
      </div>
    </Page>
  );
}

function Keys() {
  return (
    <p
      data-screen-only
      className="hidden flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted text-xs pointer-fine:flex"
    >
      {KEYS.map(([key, what]) => (
        <span key={key} className="inline-flex items-center gap-1">
          <Kbd>{key}</Kbd> {what}
        </span>
      ))}
    </p>
  );
}

const KEYS = [
  ["J", "down"],
  ["K", "up"],
  ["X", "done"],
  ["R", "reschedule"],
  ["Enter", "open the opportunity"],
];

function longDay(today: string): string {
  const weekday = new Date(`${today}T00:00:00Z`).toLocaleDateString("en-US", {
    weekday: "long",
    timeZone: "UTC",
  });
  return `${weekday}, ${formatDay(today)}`;
}
