import { CalendarClock, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import { dayIn } from "@/lib/format";
import { type ActivityEvent, removeActivity, reschedule } from "./activity-actions";
import { dueInstant, duePartsOf, duePresets } from "./due";

type ActivityMenuProps = {
  activity: ActivityRecord;
  timeZone: string;
  onEdit: () => void;
  onChanged: (event: ActivityEvent) => void;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  onCloseAutoFocus?: (event: Event) => void;
};

/** The menu of an activity: reschedule, edit, delete. Another day keeps the time. */
export function ActivityMenu({
  activity,
  timeZone,
  onEdit,
  onChanged,
  ...menu
}: ActivityMenuProps) {
  const isOpen = activity.state !== null && activity.state !== "done";
  const moveTo = (date: string) => {
    const due = { date, time: duePartsOf(activity.due_at, timeZone).time };
    void reschedule(activity, dueInstant(due, timeZone), onChanged);
  };
  return (
    <DropdownMenu
      align="end"
      {...menu}
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`Actions for ${activity.subject}`}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      {isOpen && (
        <>
          {duePresets(dayIn(timeZone))
            .slice(0, 4)
            .map(({ label, date }) => (
              <DropdownMenuItem key={label} onSelect={() => moveTo(date)}>
                <CalendarClock aria-hidden />
                {label}
              </DropdownMenuItem>
            ))}
          <DropdownMenuItem onSelect={onEdit}>
            <CalendarClock aria-hidden />
            Pick a day…
          </DropdownMenuItem>
          <DropdownMenuSeparator />
        </>
      )}
      <DropdownMenuItem onSelect={onEdit}>
        <Pencil aria-hidden />
        Edit
      </DropdownMenuItem>
      <DropdownMenuItem danger onSelect={() => void removeActivity(activity, onChanged)}>
        <Trash2 aria-hidden />
        Delete
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
