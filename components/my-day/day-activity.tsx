"use client";

import Link from "next/link";
import { useState } from "react";
import { type ActivityEvent, setDone } from "@/components/activities/activity-actions";
import { ActivityDialog } from "@/components/activities/activity-dialog";
import { ActivityMenu } from "@/components/activities/activity-menu";
import { DueLabel } from "@/components/activities/due-label";
import { KINDS } from "@/components/activities/kinds";
import { Checkbox } from "@/components/ui/checkbox";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import { dayIn } from "@/lib/format";

export type DayContext = {
  timeZone: string;
  /** Active members. */
  members: { user_id: string; name: string }[];
  currentUserId: string;
  canEdit: boolean;
};

type DayActivityProps = {
  activity: ActivityRecord;
  context: DayContext;
  /** Whether the Tab key stops here. */
  isStop: boolean;
  menuOpen: boolean;
  onMenuOpenChange: (open: boolean) => void;
  onFocus: () => void;
  onChanged: (event: ActivityEvent) => void;
};

/** One activity of a day as a focusable row. Its list handles the keys. */
export function DayActivity(props: DayActivityProps) {
  const { activity, context, isStop, menuOpen, onMenuOpenChange, onFocus, onChanged } = props;
  const { timeZone, members, canEdit } = context;
  const [isEditing, setEditing] = useState(false);
  const { icon: Icon, name } = KINDS[activity.kind];
  return (
    <li
      data-activity-id={activity.id}
      tabIndex={isStop ? 0 : -1}
      aria-label={activity.subject}
      onFocus={onFocus}
      className="flex min-h-11 items-center gap-2.5 border-b px-3 py-1.5 last:border-b-0 hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2"
    >
      <Checkbox
        checked={activity.state === "done"}
        disabled={!canEdit}
        aria-label={`${activity.subject} is done`}
        onCheckedChange={(checked) => void setDone(activity, checked === true, onChanged)}
      />
      <Icon aria-hidden className="size-4 shrink-0 text-ink-muted" />
      <div className="min-w-0 flex-1">
        <p dir="auto" title={activity.subject} className="truncate">
          <span className="sr-only">{name}: </span>
          {activity.subject}
        </p>
        {activity.opportunity_public_id && (
          <p className="truncate text-xs">
            <Link
              dir="auto"
              href={`/crm/opportunities/${activity.opportunity_public_id}`}
              className="text-ink-muted underline-offset-2 hover:text-ink hover:underline"
            >
              {activity.opportunity_name}
            </Link>
            {activity.contact_name && (
              <span className="text-ink-muted"> · {activity.contact_name}</span>
            )}
          </p>
        )}
      </div>
      <DueLabel activity={activity} today={dayIn(timeZone)} timeZone={timeZone} />
      {canEdit && (
        <ActivityMenu
          activity={activity}
          timeZone={timeZone}
          open={menuOpen}
          onOpenChange={onMenuOpenChange}
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
