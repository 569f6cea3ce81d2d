"use client";

import { memo } from "react";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import { useBoard } from "./board-context";
import type { BoardState } from "./board-state";
import { Card } from "./card";

const NONE: readonly string[] = [];

/** A stage's loaded cards, in their order. */
export const CardList = memo(function CardList({ stage }: { stage: StageRecord }) {
  const ids = useBoard(({ shown }) => shown[stage.id] ?? NONE);
  const tabStop = useBoard((state) => tabStopOf(state, stage.id));
  return (
    <ol data-card-list className="relative">
      {ids.map((id) => (
        <Card key={id} id={id} isOpen={stage.stage_type === "open"} isTabStop={id === tabStop} />
      ))}
    </ol>
  );
});

function tabStopOf({ tabStops, shown }: BoardState, stageId: string): string | undefined {
  const ids = shown[stageId] ?? NONE;
  const chosen = tabStops[stageId];
  return chosen !== undefined && ids.includes(chosen) ? chosen : ids[0];
}
