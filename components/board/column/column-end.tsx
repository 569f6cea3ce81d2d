"use client";

import { useBoard, useBoardModel } from "@/components/board/sync/board-context";
import { Button } from "@/components/ui/button";
import type { StageRecord } from "@/lib/domain/pipelines/schema";

/** Shows that a column has no cards, or that some failed to load. */
export function ColumnEnd({ stage }: { stage: StageRecord }) {
  const { canEdit, sync } = useBoardModel();
  const isEmpty = useBoard(({ shown }) => shown[stage.id]?.length === 0);
  const missing = useBoard(({ shown }) => countMissing(shown[stage.id] ?? []));
  const isBoardEmpty = useBoard(({ shown }) =>
    Object.values(shown).every((ids) => ids.length === 0),
  );
  const hasFailed = useBoard(({ failed }) => failed.has(stage.id));
  if (hasFailed) {
    return (
      <div
        role="alert"
        className="sticky bottom-2 flex flex-col items-center gap-2 rounded border bg-raised py-3 text-center text-ink-muted text-xs shadow-raised"
      >
        Couldn’t load some opportunities.
        <Button size="sm" onClick={() => sync.retry(stage.id)}>
          Try again
        </Button>
      </div>
    );
  }
  if (!isEmpty) {
    return missing === 0 ? null : (
      <p className="hidden text-xs print:block">{missing} more are not loaded.</p>
    );
  }
  return (
    <p className="rounded border border-dashed px-3 py-6 text-center text-ink-faint text-xs">
      {canEdit && !isBoardEmpty ? "Drop an opportunity here" : "No opportunities"}
    </p>
  );
}

function countMissing(ids: readonly (string | null)[]): number {
  return ids.filter((id) => id === null).length;
}
