import { useRouter } from "next/navigation";
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { pressedKey } from "@/components/ui/pressed-key";
import type { ActivityRecord } from "@/lib/domain/activities/schema";

type DayKeys = {
  list: RefObject<HTMLElement | null>;
  /** In display order. */
  activities: ActivityRecord[];
  canEdit: boolean;
  onDone: (activity: ActivityRecord) => void;
  onReschedule: (activity: ActivityRecord) => void;
};

/**
 * The keys of a day: arrows or J and K move, X or Space completes, R reschedules, Enter opens the
 * opportunity. When the focused row disappears, the focus moves to the next one.
 */
export function useDayKeys({ list, activities, canEdit, onDone, onReschedule }: DayKeys) {
  const router = useRouter();
  const focused = useRef<{ id: string; index: number }>(undefined);

  useEffect(() => {
    const last = focused.current;
    if (
      !last ||
      document.activeElement !== document.body ||
      activities.some(({ id }) => id === last.id)
    )
      return;
    focusRow(list.current, activities[Math.min(last.index, activities.length - 1)]?.id);
  }, [activities, list]);

  const press = (event: KeyboardEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const id = target.dataset.activityId;
    const index = activities.findIndex((activity) => activity.id === id);
    const activity = activities[index];
    if (!activity) return;
    const key = pressedKey(event);
    const step = STEPS[key];
    if (step !== undefined) focusRow(list.current, activities[index + step]?.id);
    else if (key === "Home") focusRow(list.current, activities[0]?.id);
    else if (key === "End") focusRow(list.current, activities.at(-1)?.id);
    else if ((key === " " || key === "x") && canEdit) onDone(activity);
    else if (key === "r" && canEdit) onReschedule(activity);
    else if (key === "Enter" && activity.opportunity_public_id) {
      router.push(`/crm/opportunities/${activity.opportunity_public_id}`);
    } else return;
    event.preventDefault();
  };

  const noteFocus = (id: string) => {
    focused.current = { id, index: activities.findIndex((activity) => activity.id === id) };
  };
  return { press, noteFocus };
}

const STEPS: Record<string, number | undefined> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

function focusRow(list: HTMLElement | null, id: string | undefined): void {
  if (id !== undefined)
    list?.querySelector<HTMLElement>(`[data-activity-id="${CSS.escape(id)}"]`)?.focus();
}
