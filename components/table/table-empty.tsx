import Link from "next/link";
import { boardHref } from "@/components/filters/board-href";
import { isFiltered } from "@/components/filters/is-filtered";
import { Button } from "@/components/ui/button";
import type { BoardFilter } from "@/lib/client/opportunities";

/** Shown instead of a table without rows: no match, or no opportunity yet. */
export function TableEmpty({ filter, pipelineId }: { filter: BoardFilter; pipelineId: string }) {
  const isNarrowed = isFiltered(filter);
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-1.5 p-8 text-center">
      <h2 className="font-semibold text-base">
        {isNarrowed ? "No opportunities match" : "No opportunities yet"}
      </h2>
      <p className="max-w-sm text-ink-muted">
        {isNarrowed ? "No opportunities match these filters." : "Add your first opportunity."}
      </p>
      {isNarrowed && (
        <Button asChild className="mt-3">
          <Link href={boardHref({ pipelineId, view: "table" })}>Clear search and filters</Link>
        </Button>
      )}
    </div>
  );
}
