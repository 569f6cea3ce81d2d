"use client";

import clsx from "clsx";
import { memo, useLayoutEffect, useState } from "react";
import { DropMark } from "@/components/board/drag/drop-mark";
import { useBoard, useBoardModel } from "@/components/board/sync/board-context";
import { useCollapsed } from "@/components/stages/collapsed-stages";
import { keepScroll } from "@/components/ui/keep-scroll";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import { CardList } from "./card-list";
import { ColumnEnd } from "./column-end";
import { ColumnHeader } from "./column-header";
import { QuickAdd } from "./quick-add";

/**
 * Shows a stage as a labelled region with its header and cards. Won and lost stages can be
 * collapsed.
 */
export const Column = memo(function Column({ stage }: { stage: StageRecord }) {
  // State instead of a ref: the list must render again once its scroller exists.
  const [scroller, setScroller] = useState<Element | null>(null);
  useLayoutEffect(() => keepScroll(scroller, stage.id), [scroller, stage.id]);
  const { canAdd } = useBoardModel();
  const [isAdding, setAdding] = useState(false);
  const [collapsed, setCollapsed] = useCollapsed(stage.id);
  const isCollapsible = stage.stage_type !== "open";
  const isCollapsed = isCollapsible && collapsed;
  const isTarget = useBoard(({ drag }) => drag?.target?.position.stageId === stage.id);
  return (
    <section
      aria-label={stage.name}
      data-stage-id={stage.id}
      data-drop-target={isTarget || undefined}
      className={clsx(
        "flex max-h-full shrink-0 snap-center flex-col rounded-lg border bg-sunken",
        isCollapsed ? "w-11" : "w-[calc(100vw-3rem)] sm:w-68",
        isTarget ? "border-focus" : "border-transparent",
      )}
    >
      <ColumnHeader
        stage={stage}
        isCollapsed={isCollapsed}
        onCollapse={isCollapsible ? setCollapsed : undefined}
        onAdd={canAdd && stage.stage_type === "open" ? () => setAdding(true) : undefined}
      />
      {isAdding && <QuickAdd stage={stage} onClose={() => setAdding(false)} />}
      {!isCollapsed && (
        <div
          ref={setScroller}
          data-card-scroller
          className="relative min-h-24 flex-1 overflow-y-auto overscroll-y-contain px-2 pt-1 [scrollbar-width:thin]"
        >
          <div className="relative">
            <CardList stage={stage} scroller={scroller} />
            <DropMark stageId={stage.id} />
          </div>
          <ColumnEnd stage={stage} />
        </div>
      )}
    </section>
  );
});
