"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import clsx from "clsx";
import { ArrowDown, ArrowUp, EllipsisVertical, GripVertical, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { countOpportunities } from "./describe-stage-counts";
import type { DraftStage } from "./pipeline-draft";
import { StageColor } from "./stage-color";
import { StageFields } from "./stage-fields";

type StageRowProps = {
  stage: DraftStage;
  /** Whether the organization's default requires this stage: see `isKept`. */
  isKept: boolean;
  isFirst: boolean;
  isLast: boolean;
  errors: Record<string, string>;
  onChange: (change: Partial<DraftStage>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
};

/**
 * A stage in the pipeline editor. Its grip drags it by mouse, touch or keyboard; its menu also
 * moves it.
 */
export function StageRow({
  stage,
  isKept,
  isFirst,
  isLast,
  errors,
  onChange,
  onMove,
  onRemove,
}: StageRowProps) {
  const name = stage.name || "New stage";
  const {
    setNodeRef,
    setActivatorNodeRef,
    attributes,
    listeners,
    transform,
    transition,
    isDragging,
  } = useSortable({
    id: stage.key,
    transition: { duration: 120, easing: "ease-out" },
  });
  return (
    <li
      ref={setNodeRef}
      aria-label={name}
      data-stage={stage.key}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={clsx(
        "scroll-mb-20 border-b bg-surface p-2 last:rounded-b-lg last:border-b-0 @max-3xl:first:rounded-t-lg",
        STAGE_GRID,
        isDragging && "relative z-10 rounded shadow-raised",
      )}
    >
      <Button
        {...attributes}
        {...listeners}
        ref={setActivatorNodeRef}
        variant="ghost"
        size="icon"
        aria-label={`Move ${name}`}
        className="cursor-grab touch-none active:cursor-grabbing"
      >
        <GripVertical aria-hidden />
      </Button>
      <StageColor stage={stage} onChange={(color) => onChange({ color })} />
      <StageFields stage={stage} isKept={isKept} errors={errors} onChange={onChange} />
      <p className="@3xl:text-right text-ink-muted @max-3xl:order-last @max-3xl:col-span-full @max-3xl:px-1 @max-3xl:text-xs">
        <span className="@3xl:hidden">{countOpportunities(stage.opportunities_count)}</span>
        <span className="hidden @3xl:inline" title={countOpportunities(stage.opportunities_count)}>
          {stage.opportunities_count}
        </span>
      </p>
      <DropdownMenu
        align="end"
        trigger={
          <Button variant="ghost" size="icon" aria-label={`Actions for ${name}`}>
            <EllipsisVertical aria-hidden />
          </Button>
        }
      >
        <DropdownMenuItem disabled={isFirst} onSelect={() => onMove(-1)}>
          <ArrowUp aria-hidden />
          Move up
        </DropdownMenuItem>
        <DropdownMenuItem disabled={isLast} onSelect={() => onMove(1)}>
          <ArrowDown aria-hidden />
          Move down
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem danger disabled={isKept} onSelect={onRemove}>
          <Trash2 aria-hidden />
          {isKept ? "Required in the default pipeline" : "Remove"}
        </DropdownMenuItem>
      </DropdownMenu>
    </li>
  );
}

/** The grid of a stage: a table row on wide screens, two lines on narrow ones. */
export const STAGE_GRID = clsx(
  "grid grid-cols-[auto_auto_minmax(0,1fr)_auto] items-start gap-x-2 gap-y-2",
  "@3xl:grid-cols-[2rem_2rem_minmax(0,1fr)_6.5rem_6.5rem_6.5rem_5.5rem_2rem] @3xl:[&>p]:pt-1.5",
);
