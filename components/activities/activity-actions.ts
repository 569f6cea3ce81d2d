import { toast } from "sonner";
import { errorMessage } from "@/components/forms/error-message";
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
    await deleteActivity(activity.id);
  } catch (error) {
    if (isNotFound(error)) return;
    applyChange({ kind: "saved", activity });
    toast.error(`Couldn’t delete ${activity.subject}`, { description: errorMessage(error) });
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
    const saved = await updateActivity(activity.id, sent);
    applyChange({ kind: "saved", activity: saved });
    void refreshOpportunity(saved);
    if (done === undefined) return;
    const before: ActivityChange = { due_at: activity.due_at, done_at: activity.done_at };
    toast.success(`${activity.subject} ${done}`, {
      duration: 8_000,
      action: { label: "Undo", onClick: () => void change(saved, before, applyChange, {}) },
    });
  } catch (error) {
    applyChange({ kind: isNotFound(error) ? "deleted" : "saved", activity });
    toast.error(`Couldn’t change ${activity.subject}`, { description: errorMessage(error) });
  }
}

async function undoAdding(activity: ActivityRecord, applyChange: ApplyChange) {
  try {
    await deleteActivity(activity.id);
    applyChange({ kind: "deleted", activity });
    void refreshOpportunity(activity);
  } catch (error) {
    toast.error(`Couldn’t undo ${activity.subject}`, { description: errorMessage(error) });
  }
}

async function undoDeletion(activity: ActivityRecord, applyChange: ApplyChange) {
  try {
    const restored = await restoreActivity(activity.id);
    applyChange({ kind: "saved", activity: restored });
    void refreshOpportunity(restored);
  } catch (error) {
    toast.error(`Couldn’t restore ${activity.subject}`, { description: errorMessage(error) });
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}
