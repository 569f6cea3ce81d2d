"use client";

import { memo } from "react";
import { Card } from "@/components/board/card/card";
import type { CardMetrics } from "@/components/board/state/card-metrics";
import { useBoardModel } from "@/components/board/sync/board-context";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import { useCardWindow } from "./use-card-window";

type CardListProps = { stage: StageRecord; scroller: Element | null };

/** Lists a stage's cards in order: as tall as all of them, rendering only those in view. */
export const CardList = memo(function CardList({ stage, scroller }: CardListProps) {
  const { metrics } = useBoardModel();
  const { ids, rows, tabStop } = useCardWindow(stage.id, scroller);
  return (
    <ol data-card-list className="relative" style={{ height: `${ids.length * metrics.row}rem` }}>
      {rows.map(({ index }) => {
        const id = ids[index];
        return id == null ? (
          <CardPlaceholder key={index} index={index} metrics={metrics} />
        ) : (
          <Card
            key={id}
            id={id}
            isOpen={stage.stage_type === "open"}
            isTabStop={id === tabStop}
            index={index}
            count={ids.length}
          />
        );
      })}
    </ol>
  );
});

/** Marks the position of a card that is being loaded. */
function CardPlaceholder({ index, metrics }: { index: number; metrics: CardMetrics }) {
  return (
    <li
      aria-hidden
      style={{ top: `${index * metrics.row}rem`, height: `${metrics.height}rem` }}
      className="absolute inset-x-0 rounded border bg-surface/50"
    />
  );
}
