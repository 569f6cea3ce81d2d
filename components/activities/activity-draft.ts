import type { ActivityChange } from "@/lib/client/activities";
import type { ActivityKind, ActivityRecord } from "@/lib/domain/activities/schema";
import { type DueParts, dueInstant, duePartsOf } from "./due";

/** An activity as its form holds it. */
export type ActivityDraft = {
  kind: ActivityKind;
  subject: string;
  body: string;
  due: DueParts;
  owner_user_id: string;
};

/** What the form shows for a record, in the organization's time zone. */
export function activityDraftOf(activity: ActivityRecord, timeZone: string): ActivityDraft {
  const { kind, subject, body, due_at, owner_user_id } = activity;
  return {
    kind,
    subject,
    body: body ?? "",
    due: duePartsOf(due_at, timeZone),
    owner_user_id: owner_user_id ?? "",
  };
}

/** The change that turns the record into what was typed; only what differs is sent. */
export function activityChangeOf(
  draft: ActivityDraft,
  activity: ActivityRecord,
  timeZone: string,
): ActivityChange {
  const before = activityDraftOf(activity, timeZone);
  const change: ActivityChange = {};
  if (draft.kind !== before.kind) change.kind = draft.kind;
  if (draft.subject.trim() !== before.subject) change.subject = draft.subject;
  if (draft.body !== before.body) change.body = draft.body;
  if (draft.owner_user_id !== before.owner_user_id)
    change.owner_user_id = draft.owner_user_id || null;
  if (JSON.stringify(draft.due) !== JSON.stringify(before.due))
    change.due_at = dueInstant(draft.due, timeZone);
  return change;
}
