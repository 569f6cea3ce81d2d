import { Merge } from "lucide-react";
import { Button } from "@/components/ui/button";
import { MAX_MERGED } from "@/lib/domain/customers/schema";
import { formatNumber } from "@/lib/format";

type SelectionBarProps = { count: number; many: string; onMerge: () => void; onClear: () => void };

/** The actions for the selected rows, at the lower edge. */
export function SelectionBar({ count, many, onMerge, onClear }: SelectionBarProps) {
  const most = MAX_MERGED + 1;
  const hint =
    count < 2
      ? "Select at least one more to merge"
      : count > most
        ? `At most ${most} can be merged at once`
        : undefined;
  return (
    <section
      aria-label="Selection"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-t bg-raised px-4 py-2.5"
    >
      <p role="status">
        <span className="font-medium">{formatNumber(count)} selected</span>
        {hint && <span className="ml-2 text-ink-muted max-sm:block max-sm:ml-0">{hint}</span>}
      </p>
      <div className="ml-auto flex gap-2">
        <Button onClick={onClear}>Clear</Button>
        <Button variant="primary" disabled={hint !== undefined} onClick={onMerge}>
          <Merge aria-hidden />
          Merge {many}…
        </Button>
      </div>
    </section>
  );
}
