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

/** What became of an activity, for whoever shows it. */
export type ActivityEvent = { kind: "saved" | "deleted"; activity: ActivityRecord };
type Tell = (event: ActivityEvent) => void;

/** Creates it. With `done`, says so in a toast that takes it back. Throws `ApiError`. */
export async function addActivity(input: ActivityInput, tell: Tell, done?: string): Promise<void> {
  const activity = await createActivity(input);
  tell({ kind: "saved", activity });
  void refreshOpportunity(activity);
  if (done === undefined) return;
  toast.success(done, {
    duration: 8_000,
    action: { label: "Undo", onClick: () => void takeBack(activity, tell) },
  });
}

/** Ticks it or unticks it: shown at once, put back when the server refuses. A toast takes a tick back. */
export async function setDone(
  activity: ActivityRecord,
  isDone: boolean,
  tell: Tell,
): Promise<void> {
  const done_at = isDone ? new Date().toISOString() : null;
  const shown: ActivityRecord = { ...activity, done_at, state: isDone ? "done" : "planned" };
  await change(activity, { done_at }, tell, { shown, done: isDone ? "is done" : undefined });
}

/** Gives it another due moment. A toast takes that back. */
export async function reschedule(
  activity: ActivityRecord,
  due_at: string | null,
  tell: Tell,
): Promise<void> {
  await change(activity, { due_at }, tell, { done: "was rescheduled" });
}

/** Deletes it. A toast takes that back. */
export async function removeActivity(activity: ActivityRecord, tell: Tell): Promise<void> {
  tell({ kind: "deleted", activity });
  try {
    await deleteActivity(activity.id);
  } catch (error) {
    if (isGone(error)) return;
    tell({ kind: "saved", activity });
    toast.error(`${activity.subject} was not deleted`, { description: errorMessage(error) });
    return;
  }
  void refreshOpportunity(activity);
  toast(`${activity.subject} was deleted`, {
    duration: 10_000,
    action: { label: "Undo", onClick: () => void bringBack(activity, tell) },
  });
}

/** Shows the opportunity's next activity as it now is wherever this window shows the opportunity. */
export async function refreshOpportunity({ opportunity_id }: ActivityRecord): Promise<void> {
  if (opportunity_id === null) return;
  try {
    publishOpportunityChange({
      kind: "updated",
      opportunity: await findOpportunity(opportunity_id),
    });
  } catch {
    // What is shown stays until it is read again.
  }
}

type Showing = { shown?: ActivityRecord; done?: string };

async function change(
  activity: ActivityRecord,
  sent: ActivityChange,
  tell: Tell,
  { shown, done }: Showing,
) {
  if (shown) tell({ kind: "saved", activity: shown });
  try {
    const saved = await updateActivity(activity.id, sent);
    tell({ kind: "saved", activity: saved });
    void refreshOpportunity(saved);
    if (done === undefined) return;
    const before: ActivityChange = { due_at: activity.due_at, done_at: activity.done_at };
    toast.success(`${activity.subject} ${done}`, {
      duration: 8_000,
      action: { label: "Undo", onClick: () => void change(saved, before, tell, {}) },
    });
  } catch (error) {
    tell({ kind: isGone(error) ? "deleted" : "saved", activity });
    toast.error(`${activity.subject} was not changed`, { description: errorMessage(error) });
  }
}

async function takeBack(activity: ActivityRecord, tell: Tell) {
  try {
    await deleteActivity(activity.id);
    tell({ kind: "deleted", activity });
    void refreshOpportunity(activity);
  } catch (error) {
    toast.error(`${activity.subject} was not taken back`, { description: errorMessage(error) });
  }
}

async function bringBack(activity: ActivityRecord, tell: Tell) {
  try {
    const restored = await restoreActivity(activity.id);
    tell({ kind: "saved", activity: restored });
    void refreshOpportunity(restored);
  } catch (error) {
    toast.error(`${activity.subject} could not be restored`, { description: errorMessage(error) });
  }
}

function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}
