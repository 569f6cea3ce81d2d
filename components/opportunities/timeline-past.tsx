"use client";

import { useState } from "react";
import type { ActivityEvent } from "@/components/activities/activity-actions";
import { Button } from "@/components/ui/button";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { Names } from "./change-lines";
import { HistoryEntry } from "./history-entry";
import type { OpportunityContext } from "./opportunity-context";
import { TimelineActivity } from "./timeline-activity";
import { keyOf, pastEntries, TIMELINE_VIEWS, type TimelineView } from "./timeline-entries";
import type { History } from "./use-history";

type TimelinePastProps = {
  activities: ActivityRecord[];
  history: History;
  opportunity: OpportunityRecord;
  context: OpportunityContext;
  onChanged: (event: ActivityEvent) => void;
};

const INITIALLY_SHOWN = 30;

/** Past activities and changes, newest first. Shows older ones on demand. */
export function TimelinePast({
  activities,
  history,
  opportunity,
  context,
  onChanged,
}: TimelinePastProps) {
  const [view, setView] = useState<TimelineView>("all");
  const [isExpanded, setExpanded] = useState(false);
  const entries = pastEntries(activities, history.events, view);
  const shown = isExpanded ? entries : entries.slice(0, INITIALLY_SHOWN);
  const { pipelines, members, timeZone } = context;
  const names: Names = {
    pipelines,
    members,
    timeZone,
    links: history.links,
    currency: opportunity.currency,
  };
  return (
    <>
      <fieldset className="flex gap-1">
        <legend className="sr-only">Show in the timeline</legend>
        {TIMELINE_VIEWS.map((each) => (
          <Button
            key={each}
            size="sm"
            variant="ghost"
            aria-pressed={each === view}
            onClick={() => setView(each)}
            className="aria-pressed:bg-hover aria-pressed:text-ink"
          >
            {VIEW_NAMES[each]}
          </Button>
        ))}
      </fieldset>
      <ol aria-label="What happened" className="flex flex-col gap-3">
        {shown.map((entry) =>
          entry.activity ? (
            <TimelineActivity
              key={keyOf(entry)}
              activity={entry.activity}
              context={context}
              onChanged={onChanged}
            />
          ) : (
            <HistoryEntry key={keyOf(entry)} event={entry.event} names={names} />
          ),
        )}
      </ol>
      {entries.length === 0 && <p className="text-ink-muted">Nothing yet.</p>}
      {shown.length < entries.length && (
        <Button size="sm" onClick={() => setExpanded(true)} className="self-start">
          Show {entries.length - shown.length} older
        </Button>
      )}
    </>
  );
}

const VIEW_NAMES: Record<TimelineView, string> = {
  all: "All",
  activities: "Activities",
  changes: "Changes",
};
