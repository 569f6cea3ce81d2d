import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { BoardState } from "@/components/board/state/board-model";
import type { CardList } from "@/components/board/state/card-lists";
import { useBoard, useBoardModel } from "@/components/board/sync/board-context";

const NONE: CardList = [];

/**
 * Returns the rows of a stage to render: those in view, a few more, the Tab stop and the dragged
 * card.
 */
export function useCardWindow(stageId: string, scroller: Element | null) {
  const { sync, metrics, pixelsPerRem } = useBoardModel();
  const ids = useBoard(({ shown }) => shown[stageId] ?? NONE);
  const tabStop = useBoard((state) => tabStopOf(state, stageId));
  const draggedCardId = useBoard(({ drag, keyboardDrag }) => drag?.cardId ?? keyboardDrag?.cardId);
  const stopIndex = tabStop === undefined ? 0 : Math.max(0, ids.indexOf(tabStop));
  const draggedIndex = draggedCardId === undefined ? -1 : ids.indexOf(draggedCardId);

  const rangeExtractor = useCallback(
    (range: Range) => {
      const rendered = new Set(defaultRangeExtractor(range));
      if (stopIndex < range.count) rendered.add(stopIndex);
      if (draggedIndex >= 0) rendered.add(draggedIndex);
      return [...rendered].sort((a, b) => a - b);
    },
    [stopIndex, draggedIndex],
  );
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller,
    estimateSize: () => metrics.row * pixelsPerRem,
    overscan: 4,
    rangeExtractor,
    // The server renders about one screen.
    initialRect: { width: 0, height: 800 },
    useFlushSync: false,
  });
  const isPrinting = useSyncExternalStore(watchPrinting, isOnPaper, () => false);
  const rows = isPrinting ? loadedRows(ids) : virtualizer.getVirtualItems();
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the cards change, too
  useEffect(() => sync.setViewport(stageId, { first, last }), [sync, stageId, first, last, ids]);

  return { ids, rows, tabStop };
}

// Paper does not scroll: it gets every card that is loaded.
function loadedRows(ids: CardList): { index: number }[] {
  return ids.flatMap((id, index) => (id === null ? [] : [{ index }]));
}

function watchPrinting(onChange: () => void): () => void {
  const paper = matchMedia("print");
  paper.addEventListener("change", onChange);
  return () => paper.removeEventListener("change", onChange);
}

function isOnPaper(): boolean {
  return matchMedia("print").matches;
}

function tabStopOf({ tabStops, shown }: BoardState, stageId: string): string | undefined {
  const ids = shown[stageId] ?? NONE;
  const chosen = tabStops[stageId];
  return chosen !== undefined && ids.includes(chosen) ? chosen : (ids[0] ?? undefined);
}
