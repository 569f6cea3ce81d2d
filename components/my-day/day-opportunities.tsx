"use client";

import { CalendarPlus } from "lucide-react";
import Link from "next/link";
import { useId, useState } from "react";
import type { ActivityEvent } from "@/components/activities/activity-actions";
import { ScheduleActivity } from "@/components/activities/schedule-activity";
import { Button } from "@/components/ui/button";
import type { DayOpportunities as Listed } from "@/lib/domain/my-day/schema";
import { dayIn, daysBetween, formatMoneyShort } from "@/lib/format";
import type { DayContext } from "./day-activity";

type DayOpportunitiesProps = {
  title: string;
  listed: Listed;
  context: DayContext;
  /** With it, each opportunity has a button to schedule an activity. */
  onScheduled?: (event: ActivityEvent) => void;
};

const FIRST_SHOWN = 8;

/**
 * A list of opportunities that need attention, short until the rest is asked for; renders nothing if it
 * is empty.
 */
export function DayOpportunities({ title, listed, context, onScheduled }: DayOpportunitiesProps) {
  const heading = useId();
  const [scheduled, setScheduled] = useState<Listed["opportunities"][number]>();
  const [isExpanded, setExpanded] = useState(false);
  const list = useId();
  const { opportunities, total } = listed;
  if (opportunities.length === 0) return null;
  const today = dayIn(context.timeZone);
  const shown = isExpanded ? opportunities : opportunities.slice(0, FIRST_SHOWN);
  const rest = opportunities.length - FIRST_SHOWN;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="mb-1.5 flex items-baseline gap-2 font-semibold">
        {title}
        <span className="font-normal text-ink-muted">{total}</span>
      </h2>
      <ul id={list} className="rounded-lg border bg-surface">
        {shown.map((opportunity) => {
          const { id, public_id, name, stage, amount, currency, in_stage_since } = opportunity;
          return (
            <li
              key={id}
              className="flex items-center gap-2 border-b px-3 py-1.5 last:border-b-0 hover:bg-hover"
            >
              <div className="min-w-0 flex-1">
                <Link
                  dir="auto"
                  title={name}
                  href={`/crm/opportunities/${public_id}`}
                  className="block truncate underline-offset-2 hover:underline"
                >
                  {name}
                </Link>
                <p className="truncate text-ink-muted text-xs">
                  {days(daysBetween(in_stage_since, today))} in {stage}
                </p>
              </div>
              {amount !== null && (
                <span className="text-xs">{formatMoneyShort(amount, currency)}</span>
              )}
              {onScheduled && context.canEdit && (
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={`Schedule an activity for ${name}`}
                  title="Schedule"
                  onClick={() => setScheduled(opportunity)}
                >
                  <CalendarPlus aria-hidden />
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {rest > 0 && (
        <Button
          size="sm"
          variant="ghost"
          aria-expanded={isExpanded}
          aria-controls={list}
          onClick={() => setExpanded(!isExpanded)}
          className="mt-1"
        >
          {isExpanded ? "Show fewer" : `Show ${rest} more`}
        </Button>
      )}
      {isExpanded && opportunities.length < total && (
        <p className="mt-1 px-3 text-ink-muted text-xs">
          The {opportunities.length} that have been in their stage longest, of {total}.
        </p>
      )}
      {scheduled && (
        <ScheduleActivity
          open
          onOpenChange={() => setScheduled(undefined)}
          opportunity={scheduled}
          timeZone={context.timeZone}
          onScheduled={onScheduled}
        />
      )}
    </section>
  );
}

function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}
