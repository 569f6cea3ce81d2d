import { toast } from "sonner";
import { showFailure } from "@/components/forms/show-failure";
import {
  type ActivityChange,
  type ActivityInput,
  createActivity,
  deleteActivity,
  restoreActivity,
  updateActivity,
} from "@/lib/client/activities";
import { ApiError } from "@/lib/client/api-error";
import { findOpportunity } from "@/lib/client/opportunities";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import { inTurn } from "./in-turn";
import { isActivity } from "./is-activity";

/** A change that this window has made to an activity. */
export type ActivityEvent = { kind: "saved" | "deleted"; activity: ActivityRecord };
type ApplyChange = (event: ActivityEvent) => void;

/**
 * Creates an activity. With `done`, shows that text in a toast that offers undo. Throws `ApiError`.
 */
export async function addActivity(
  input: ActivityInput,
  applyChange: ApplyChange,
  done?: string,
): Promise<void> {
  const activity = await createActivity(input);
  applyChange({ kind: "saved", activity });
  void refreshOpportunity(activity);
  if (done === undefined) return;
  toast.success(done, {
    duration: 8_000,
    action: { label: "Undo", onClick: () => void undoAdding(activity, applyChange) },
  });
}

/**
 * Ticks or unticks an activity. Shows it at once and reverts it if the request fails; ticking can
 * be undone in a toast.
 */
export async function setDone(
  activity: ActivityRecord,
  isDone: boolean,
  applyChange: ApplyChange,
): Promise<void> {
  const done_at = isDone ? new Date().toISOString() : null;
  const shown: ActivityRecord = { ...activity, done_at, state: isDone ? "done" : "planned" };
  await change(activity, { done_at }, applyChange, { shown, done: isDone ? "is done" : undefined });
}

/** Changes when an activity is due (ISO 8601 in UTC). A toast offers undo. */
export async function reschedule(
  activity: ActivityRecord,
  due_at: string | null,
  applyChange: ApplyChange,
): Promise<void> {
  await change(activity, { due_at }, applyChange, { done: "was rescheduled" });
}

/** Deletes an activity. A toast offers undo. */
export async function removeActivity(
  activity: ActivityRecord,
  applyChange: ApplyChange,
): Promise<void> {
  applyChange({ kind: "deleted", activity });
  try {
    await inTurn(activity, (version) => deleteActivity(activity.id, version));
  } catch (error) {
    if (isNotFound(error)) return;
    applyChange({ kind: "saved", activity: currentOf(error) ?? activity });
    const { subject } = activity;
    showFailure(error, `Couldn’t delete ${subject}`, `${subject} may have been deleted`);
    return;
  }
  void refreshOpportunity(activity);
  toast(`${activity.subject} was deleted`, {
    duration: 10_000,
    action: { label: "Undo", onClick: () => void undoDeletion(activity, applyChange) },
  });
}

/** Updates the opportunity of an activity wherever this window shows it, for its next activity. */
export async function refreshOpportunity({ opportunity_id }: ActivityRecord): Promise<void> {
  if (opportunity_id === null) return;
  try {
    publishOpportunityChange({
      kind: "updated",
      opportunity: await findOpportunity(opportunity_id),
    });
  } catch {
    // What is shown stays until the next reload.
  }
}

type ChangeTexts = { shown?: ActivityRecord; done?: string };

async function change(
  activity: ActivityRecord,
  sent: ActivityChange,
  applyChange: ApplyChange,
  { shown, done }: ChangeTexts,
) {
  if (shown) applyChange({ kind: "saved", activity: shown });
  try {
    const saved = await inTurn(activity, (version) => updateActivity(activity.id, sent, version));
    applyChange({ kind: "saved", activity: saved });
    void refreshOpportunity(saved);
    if (done === undefined) return;
    const before: ActivityChange = { due_at: activity.due_at, done_at: activity.done_at };
    toast.success(`${activity.subject} ${done}`, {
      duration: 8_000,
      action: { label: "Undo", onClick: () => void change(saved, before, applyChange, {}) },
    });
  } catch (error) {
    const current = currentOf(error) ?? activity;
    applyChange({ kind: isNotFound(error) ? "deleted" : "saved", activity: current });
    const { subject } = activity;
    showFailure(error, `Couldn’t change ${subject}`, `${subject} may have been changed`);
  }
}

async function undoAdding(activity: ActivityRecord, applyChange: ApplyChange) {
  try {
    await inTurn(activity, (version) => deleteActivity(activity.id, version));
    applyChange({ kind: "deleted", activity });
    void refreshOpportunity(activity);
  } catch (error) {
    const { subject } = activity;
    showFailure(error, `Couldn’t undo ${subject}`, `${subject} may have been undone`);
  }
}

async function undoDeletion(activity: ActivityRecord, applyChange: ApplyChange) {
  try {
    const restored = await restoreActivity(activity.id);
    applyChange({ kind: "saved", activity: restored });
    void refreshOpportunity(restored);
  } catch (error) {
    const { subject } = activity;
    showFailure(error, `Couldn’t restore ${subject}`, `${subject} may have been restored`);
  }
}

/** Returns the activity as another user has changed it, from the refusal of an older version. */
function currentOf(error: unknown): ActivityRecord | undefined {
  const current = error instanceof ApiError ? error.body.activity : undefined;
  return isActivity(current) ? current : undefined;
}

function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}
