"use client";

import clsx from "clsx";
import type { RefObject } from "react";
import { memo, useLayoutEffect } from "react";
import { BoardDrag } from "@/components/board/drag/board-drag";
import { useBoardKeys } from "@/components/board/keyboard/use-board-keys";
import { useKeepFocus } from "@/components/board/keyboard/use-keep-focus";
import { useBoard } from "@/components/board/sync/board-context";
import { keepScroll } from "@/components/ui/keep-scroll";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import { Column } from "./column";

/** Shows the stages side by side and handles dragging and keys. */
export const BoardColumns = memo(function BoardColumns({
  ref,
  stages,
}: {
  ref: RefObject<HTMLDivElement | null>;
  stages: StageRecord[];
}) {
  useLayoutEffect(() => keepScroll(ref.current, "stages"), [ref]);
  const pressKey = useBoardKeys(ref);
  const focus = useKeepFocus(ref);
  const isDragging = useBoard(({ drag }) => drag !== null);
  return (
    <BoardDrag board={ref}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: handles the keys of the cards inside */}
      <div
        ref={ref}
        onKeyDown={pressKey}
        {...focus}
        className={clsx(
          "flex min-h-0 flex-1 items-start gap-3 overflow-x-auto overscroll-x-contain p-4 max-sm:px-3",
          // Snapping would undo the scrolling of a drag.
          !isDragging && "max-sm:snap-x max-sm:snap-mandatory",
        )}
      >
        {stages.map((stage) => (
          <Column key={stage.id} stage={stage} />
        ))}
      </div>
    </BoardDrag>
  );
});
