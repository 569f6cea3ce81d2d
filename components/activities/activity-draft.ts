import { changeBetween } from "@/components/forms/record-draft";
import type { ActivityChange } from "@/lib/client/activities";
import type { ActivityKind, ActivityRecord } from "@/lib/domain/activities/schema";
import { type DueParts, dueInstant, duePartsOf } from "./due";

/** The form state of an activity. */
export type ActivityDraft = {
  kind: ActivityKind;
  subject: string;
  body: string;
  due: DueParts;
  owner_user_id: string;
};

/** Returns what the form shows for an activity, in the organization's time zone. */
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

/** Returns the change that turns `base` into `draft`: only what differs. */
export function activityChangeOf(
  draft: ActivityDraft,
  base: ActivityDraft,
  timeZone: string,
): ActivityChange {
  return changeBetween(draft, base, (field): ActivityChange => {
    if (field === "due") return { due_at: dueInstant(draft.due, timeZone) };
    if (field === "owner_user_id") return { owner_user_id: draft.owner_user_id || null };
    return { [field]: draft[field] };
  });
}
