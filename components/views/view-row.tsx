import { Check, Trash2, Users } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ViewRecord } from "@/lib/domain/views/schema";

type ViewRowProps = {
  view: ViewRecord;
  isShown: boolean;
  canEdit: boolean;
  isBusy: boolean;
  onShow: () => void;
  onDelete: () => void;
};

/** One saved view: shows it, or deletes it if the user may. */
export function ViewRow({ view, isShown, canEdit, isBusy, onShow, onDelete }: ViewRowProps) {
  return (
    <li className="flex items-center gap-1">
      <button
        type="button"
        onClick={onShow}
        aria-current={isShown || undefined}
        className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded px-2 text-left hover:bg-hover pointer-coarse:min-h-11"
      >
        <span dir="auto" title={view.name} className="truncate">
          {view.name}
        </span>
        {view.is_shared && (
          <Users aria-label="shared" className="size-3.5 shrink-0 text-ink-faint" />
        )}
        {isShown && <Check aria-hidden className="ml-auto size-4 shrink-0 text-accent-ink" />}
      </button>
      {canEdit && (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Delete ${view.name}`}
          busy={isBusy}
          onClick={onDelete}
        >
          <Trash2 aria-hidden />
        </Button>
      )}
    </li>
  );
}
