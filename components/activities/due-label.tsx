import clsx from "clsx";
import { CircleAlert } from "lucide-react";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import { formatMoment } from "@/lib/format";
import { dueText } from "./due";

type DueLabelProps = { activity: ActivityRecord; today: string; timeZone: string };

/** When an open activity is due. Overdue ones have an icon and a text besides their color. */
export function DueLabel({ activity: { due_at, state }, today, timeZone }: DueLabelProps) {
  if (due_at === null) return <span className="text-ink-muted text-xs">No date</span>;
  const isLate = state === "late";
  return (
    <time
      dateTime={due_at}
      title={formatMoment(due_at, timeZone)}
      className={clsx(
        "inline-flex items-center gap-1 whitespace-nowrap text-xs",
        isLate
          ? "font-medium text-danger-ink"
          : state === "today"
            ? "font-medium text-warning-ink"
            : "text-ink-muted",
      )}
    >
      {isLate && <CircleAlert aria-hidden className="size-3.5" />}
      {isLate && <span className="sr-only">Overdue: </span>}
      {dueText(due_at, today, timeZone)}
    </time>
  );
}
