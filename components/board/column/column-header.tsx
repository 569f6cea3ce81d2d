"use client";

import { ChevronsLeftRight, ChevronsRightLeft, Plus } from "lucide-react";
import { useBoard } from "@/components/board/sync/board-context";
import { StageMark } from "@/components/stages/stage-mark";
import type { Amounts } from "@/lib/domain/opportunities/list/schema";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import { formatNumber } from "@/lib/format";
import { ColumnTotals } from "./column-totals";

const NO_AMOUNTS: readonly Amounts[] = [];

type ColumnHeaderProps = {
  stage: StageRecord;
  isCollapsed: boolean;
  /** Absent for a stage that cannot be collapsed. */
  onCollapse?: (isCollapsed: boolean) => void;
  /** Starts adding opportunities; absent where that is not allowed. */
  onAdd?: () => void;
};

/** Shows a stage's name and the server's totals under the board's filter. */
export function ColumnHeader({ stage, isCollapsed, onCollapse, onAdd }: ColumnHeaderProps) {
  const totals = useBoard(({ summary }) =>
    summary.stages.find(({ pipeline_stage_id }) => pipeline_stage_id === stage.id),
  );
  const count = <span className="text-ink-muted text-xs">{formatNumber(totals?.count ?? 0)}</span>;
  if (isCollapsed) {
    return (
      <header className="flex flex-col items-center gap-2 py-2">
        <CollapseButton stage={stage} isCollapsed onCollapse={onCollapse} />
        <StageMark stage={stage} />
        {count}
        <h2 className="font-semibold [writing-mode:vertical-rl]">{stage.name}</h2>
      </header>
    );
  }
  return (
    <header className="shrink-0 px-3 pt-2 pb-1.5">
      <div className="flex h-6 items-center gap-2">
        <StageMark stage={stage} />
        <h2 dir="auto" title={stage.name} className="min-w-0 truncate font-semibold">
          {stage.name}
        </h2>
        {count}
        <span className="flex-1" />
        {onAdd && (
          <button
            type="button"
            aria-label={`Add to ${stage.name}`}
            title="Add opportunity"
            onClick={onAdd}
            className="-mr-1 inline-flex size-6 items-center justify-center rounded text-ink-muted hover:bg-hover hover:text-ink pointer-coarse:size-11"
          >
            <Plus aria-hidden className="size-4" />
          </button>
        )}
        {onCollapse && <CollapseButton stage={stage} isCollapsed={false} onCollapse={onCollapse} />}
      </div>
      <ColumnTotals amounts={totals?.amounts ?? NO_AMOUNTS} />
    </header>
  );
}

function CollapseButton({ stage, isCollapsed, onCollapse }: ColumnHeaderProps) {
  const Icon = isCollapsed ? ChevronsLeftRight : ChevronsRightLeft;
  return (
    <button
      type="button"
      aria-label={`${isCollapsed ? "Expand" : "Collapse"} ${stage.name}`}
      aria-expanded={!isCollapsed}
      onClick={() => onCollapse?.(!isCollapsed)}
      className="-mr-1 inline-flex size-6 items-center justify-center rounded text-ink-muted hover:bg-hover hover:text-ink pointer-coarse:size-11"
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}
