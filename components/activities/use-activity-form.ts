"use client";

import type { RecordForm } from "@/components/forms/form-shape";
import type { FormErrors } from "@/components/forms/use-form-errors";
import { useRecordForm } from "@/components/forms/use-record-form";
import { updateActivity } from "@/lib/client/activities";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import { type ActivityDraft, activityChangeOf, activityDraftOf } from "./activity-draft";
import { isActivity } from "./is-activity";

export type ActivityForm = RecordForm<ActivityRecord, ActivityDraft>;

/** The state of the form of an existing activity. */
export function useActivityForm(activity: ActivityRecord, timeZone: string): ActivityForm {
  return useRecordForm(activity, {
    draftOf: (record) => activityDraftOf(record, timeZone),
    check: checkSubject,
    save: (base, draft, from) =>
      updateActivity(base.id, activityChangeOf(draft, from, timeZone), base.lock_version),
    newerOf: async ({ status, body: { activity: current } }) =>
      status === 412 && isActivity(current) ? current : undefined,
  });
}

function checkSubject({ subject }: ActivityDraft): FormErrors {
  return { errors: subject.trim() === "" ? { subject: "Enter a subject" } : {} };
}
