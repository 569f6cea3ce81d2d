"use client";

import clsx from "clsx";
import { useState } from "react";
import { type ActivityEvent, setDone } from "@/components/activities/activity-actions";
import { ActivityDialog } from "@/components/activities/activity-dialog";
import { ActivityMenu } from "@/components/activities/activity-menu";
import { DueLabel } from "@/components/activities/due-label";
import { KINDS } from "@/components/activities/kinds";
import { joinNote } from "@/components/activities/note-text";
import { Checkbox } from "@/components/ui/checkbox";
import { Dotted } from "@/components/ui/dotted";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import { dayIn, formatMoment, relativeTime } from "@/lib/format";
import type { OpportunityContext } from "./opportunity-context";

type TimelineActivityProps = {
  activity: ActivityRecord;
  context: OpportunityContext;
  onChanged: (event: ActivityEvent) => void;
};

/** One activity in a timeline: a checkbox unless it is a note, its text and its menu. */
export function TimelineActivity({ activity, context, onChanged }: TimelineActivityProps) {
  const { timeZone, members, canEdit } = context;
  const [isEditing, setEditing] = useState(false);
  const { icon: Icon, name } = KINDS[activity.kind];
  const isNote = activity.state === null;
  const isDone = activity.state === "done";
  const at = activity.done_at ?? activity.created_at;
  const text = joinNote(activity);
  const [line = "", ...rest] = text.split("\n");
  return (
    <li
      className={clsx(
        "flex items-start gap-2 rounded-lg px-2.5 py-2",
        isNote ? "bg-sunken" : "border",
      )}
    >
      {isNote ? (
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-muted" />
      ) : (
        <Checkbox
          className="mt-0.5"
          checked={isDone}
          disabled={!canEdit}
          aria-label={`${activity.subject} is done`}
          onCheckedChange={(checked) => void setDone(activity, checked === true, onChanged)}
        />
      )}
      <div className="min-w-0 flex-1">
        <p
          dir="auto"
          className={clsx(
            "whitespace-pre-wrap break-words",
            !isNote && "font-medium",
            isDone && "text-ink-muted",
          )}
        >
          {isNote ? text : line}
        </p>
        {!isNote && rest.length > 0 && (
          <p dir="auto" className="whitespace-pre-wrap break-words">
            {rest.join("\n").trim()}
          </p>
        )}
        <p className="flex flex-wrap items-center text-ink-muted text-xs">
          <Dotted>
            {!isNote && (
              <span className="inline-flex items-center gap-1">
                <Icon aria-hidden className="size-3.5" />
                {name}
              </span>
            )}
            {activity.owner_name && <span>{activity.owner_name}</span>}
            {isNote || isDone ? (
              <time dateTime={at} title={formatMoment(at, timeZone)}>
                {relativeTime(at)}
              </time>
            ) : (
              <DueLabel activity={activity} today={dayIn(timeZone)} timeZone={timeZone} />
            )}
          </Dotted>
        </p>
      </div>
      {canEdit && (
        <ActivityMenu
          activity={activity}
          timeZone={timeZone}
          onEdit={() => setEditing(true)}
          onChanged={onChanged}
        />
      )}
      {isEditing && (
        <ActivityDialog
          activity={activity}
          members={members}
          timeZone={timeZone}
          onClose={() => setEditing(false)}
          onSaved={onChanged}
        />
      )}
    </li>
  );
}
