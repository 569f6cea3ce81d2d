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
  const { icon: Next, name, look } = STATES[next_activity?.state ?? "none"];
  const label = next_activity ? `${name}: ${next_activity.subject}` : name;
  return (
    <>
      <span role="img" aria-label={label} title={label} className={`shrink-0 ${look}`}>
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

type Look = { icon: LucideIcon; name: string; look: string };

const STATES: Record<NextActivity["state"] | "none", Look> = {
  none: { icon: CircleDashed, name: "No next activity", look: "text-ink-faint" },
  late: { icon: AlarmClock, name: "Overdue", look: "text-danger-ink" },
  today: { icon: CalendarClock, name: "Today", look: "text-accent-ink" },
  planned: { icon: CalendarCheck, name: "Planned", look: "text-ink-muted" },
};
