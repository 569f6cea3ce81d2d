import {
  AlarmClock,
  CalendarCheck,
  CalendarClock,
  CircleDashed,
  Hourglass,
  type LucideIcon,
} from "lucide-react";
import type { NextActivity, OpportunityRecord } from "@/lib/domain/opportunities/schema";

/** Shows icons for an open opportunity's next activity, and for one that is rotting. */
export function CardMarks({ card: { next_activity, is_rotting } }: { card: OpportunityRecord }) {
  const { icon: Next, name, className } = STATES[next_activity?.state ?? "none"];
  const label = next_activity ? `${name}: ${next_activity.subject}` : name;
  return (
    <>
      <span role="img" aria-label={label} title={label} className={`shrink-0 ${className}`}>
        <Next aria-hidden className="size-3.5" />
      </span>
      {is_rotting && (
        <span role="img" aria-label={ROTTING} title={ROTTING} className="shrink-0 text-warning-ink">
          <Hourglass aria-hidden className="size-3.5" />
        </span>
      )}
    </>
  );
}

const ROTTING = "Rotting: too long in this stage";

type Mark = { icon: LucideIcon; name: string; className: string };

const STATES: Record<NextActivity["state"] | "none", Mark> = {
  none: { icon: CircleDashed, name: "No next activity", className: "text-ink-faint" },
  late: { icon: AlarmClock, name: "Overdue", className: "text-danger-ink" },
  today: { icon: CalendarClock, name: "Today", className: "text-accent-ink" },
  planned: { icon: CalendarCheck, name: "Planned", className: "text-ink-muted" },
};
