import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { dayIn, formatDay } from "@/lib/format";
import type { Customer, CustomerKind } from "./customer-kind";
import type { MergeForm } from "./use-merge";

type MergeParticipantsProps<Shown extends Customer> = {
  kind: CustomerKind<Shown>;
  form: MergeForm<Shown>;
  records: Shown[];
  survivor: Shown;
  timeZone: string;
};

/** The records of a merge; the user chooses the one to keep. */
export function MergeParticipants<Shown extends Customer>({
  kind,
  form,
  records,
  survivor,
  timeZone,
}: MergeParticipantsProps<Shown>) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">Which one should be kept?</legend>
      <div className="divide-y rounded-lg border">
        {records.map((record) => (
          <div key={record.id} className="flex items-center gap-1 pr-1.5">
            <label className="flex min-h-11 min-w-0 flex-1 cursor-pointer items-center gap-3 py-1.5 pl-3">
              <input
                type="radio"
                name="survivor"
                checked={record === survivor}
                onChange={() => form.keep(record.id)}
                className="size-4 shrink-0 accent-accent"
              />
              <span className="min-w-0">
                <span dir="auto" className="block truncate font-medium">
                  {record.name}
                </span>
                <span className="block truncate text-ink-muted text-xs">
                  {[
                    kind.detail(record),
                    `since ${formatDay(dayIn(timeZone, new Date(record.created_at)))}`,
                    record.public_id,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
            </label>
            {records.length > 1 && (
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Remove ${record.name} from the merge`}
                onClick={() => form.remove(record.id)}
              >
                <X aria-hidden />
              </Button>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
