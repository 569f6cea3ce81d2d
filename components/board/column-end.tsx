"use client";

import type { RefObject } from "react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import { useBoard, useBoardModel } from "./board-context";
import { useNextPage } from "./use-next-page";

/** What follows the loaded cards: the next page on its way, a way to ask again, or a hint where there are none. */
export function ColumnEnd({ stage, scroller }: { stage: StageRecord; scroller: RefObject<Element | null> }) {
  const { canEdit } = useBoardModel();
  const end = useRef<HTMLDivElement>(null);
  const isEmpty = useBoard(({ shown }) => shown[stage.id]?.length === 0);
  const isBoardEmpty = useBoard(({ shown }) => Object.values(shown).every((ids) => ids.length === 0));
  const { status, load } = useNextPage(stage.id, scroller, end);
  if (status === "none") return isEmpty ? <EmptyHint canDrop={canEdit && !isBoardEmpty} /> : null;
  return (
    <div ref={end}>
      {status === "failed" ? (
        <div role="alert" className="flex flex-col items-center gap-2 py-3 text-center text-ink-muted text-xs">
          The next opportunities could not be loaded.
          <Button size="sm" onClick={load}>
            Try again
          </Button>
        </div>
      ) : (
        <Skeleton className="mb-2 h-20" />
      )}
    </div>
  );
}

function EmptyHint({ canDrop }: { canDrop: boolean }) {
  return (
    <p className="rounded border border-dashed px-3 py-6 text-center text-ink-faint text-xs">
      {canDrop ? "Drop an opportunity here" : "No opportunities"}
    </p>
  );
}
