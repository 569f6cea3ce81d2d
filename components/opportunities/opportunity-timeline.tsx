"use client";

import { CalendarPlus } from "lucide-react";
import { useRef, useState } from "react";
import { ScheduleActivity } from "@/components/activities/schedule-activity";
import { useShortcuts } from "@/components/activities/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Skeleton } from "@/components/ui/skeleton";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { OpportunityContext } from "./opportunity-context";
import { TimelineActivity } from "./timeline-activity";
import { TimelineComposer } from "./timeline-composer";
import { openActivities } from "./timeline-entries";
import { TimelinePast } from "./timeline-past";
import { useActivities } from "./use-activities";
import { useHistory } from "./use-history";

type OpportunityTimelineProps = {
  opportunity: OpportunityRecord;
  context: OpportunityContext;
  onWriting: (isWriting: boolean) => void;
};

/**
 * Open activities, then past ones and changes, newest first. A schedules an activity, N starts a
 * note.
 */
export function OpportunityTimeline({ opportunity, context, onWriting }: OpportunityTimelineProps) {
  const { activities, failed, retry, applyChange } = useActivities(opportunity.id);
  const history = useHistory(opportunity.id, opportunity.lock_version);
  const [isScheduling, setScheduling] = useState(false);
  const section = useRef<HTMLElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const open = openActivities(activities ?? []);
  const hasFailed = failed || history.failed;
  const isLoading = !hasFailed && (!activities || !history.history);

  useShortcuts(
    section,
    context.canEdit ? { a: () => setScheduling(true), n: () => note.current?.focus() } : {},
  );

  return (
    <section
      ref={section}
      aria-labelledby="timeline"
      aria-busy={isLoading}
      className="flex min-w-0 flex-col gap-3"
    >
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h2 id="timeline" className="font-semibold">
          Timeline
        </h2>
        {context.canEdit && (
          <Button size="sm" aria-keyshortcuts="A" onClick={() => setScheduling(true)}>
            <CalendarPlus aria-hidden />
            Schedule
            <Kbd aria-hidden className="pointer-coarse:hidden">
              A
            </Kbd>
          </Button>
        )}
      </div>
      {activities && (
        <ul aria-label="Next activities" className="flex flex-col gap-1.5 empty:hidden">
          {open.map((activity) => (
            <TimelineActivity
              key={activity.id}
              activity={activity}
              context={context}
              onChanged={applyChange}
            />
          ))}
        </ul>
      )}
      {activities && open.length === 0 && opportunity.status === "open" && (
        <p className="flex items-center gap-2 rounded-lg border border-dashed px-2.5 py-2 text-ink-muted">
          No next activity.
          {context.canEdit && (
            <Button size="sm" variant="ghost" onClick={() => setScheduling(true)}>
              Schedule one
            </Button>
          )}
        </p>
      )}
      {context.canEdit && (
        <TimelineComposer
          opportunityId={opportunity.id}
          input={note}
          onAdded={applyChange}
          onWriting={onWriting}
        />
      )}
      {hasFailed && (
        <div role="alert" className="flex items-center gap-2 text-ink-muted">
          Couldn’t load the timeline.
          <Button
            size="sm"
            onClick={() => {
              retry();
              history.retry();
            }}
          >
            Try again
          </Button>
        </div>
      )}
      {isLoading && (
        <>
          <Skeleton className="h-9" />
          <Skeleton className="h-9 w-4/5" />
        </>
      )}
      {activities && history.history && (
        <TimelinePast
          activities={activities}
          history={history.history}
          opportunity={opportunity}
          context={context}
          onChanged={applyChange}
        />
      )}
      <ScheduleActivity
        open={isScheduling}
        onOpenChange={setScheduling}
        opportunity={opportunity}
        timeZone={context.timeZone}
        onScheduled={applyChange}
      />
    </section>
  );
}
