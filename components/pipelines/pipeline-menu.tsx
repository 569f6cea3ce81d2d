"use client";

import { ArrowDown, ArrowUp, Copy, EllipsisVertical, Landmark, Star, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

export type PipelineAction =
  | "default"
  | "organization-default"
  | "duplicate"
  | "up"
  | "down"
  | "delete";

type PipelineMenuProps = {
  pipeline: PipelineRecord;
  isMyDefault: boolean;
  /** Whether the user may manage the organization's pipelines. */
  canManage: boolean;
  isFirst: boolean;
  isLast: boolean;
  onAction: (action: PipelineAction) => void;
};

/** The actions for a pipeline. */
export function PipelineMenu({
  pipeline,
  isMyDefault,
  canManage,
  isFirst,
  isLast,
  onAction,
}: PipelineMenuProps) {
  const mayBeDefault = canManage && pipeline.is_shared;
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button variant="ghost" size="icon" aria-label={`Actions for ${pipeline.name}`}>
          <EllipsisVertical aria-hidden />
        </Button>
      }
    >
      <DropdownMenuItem disabled={isMyDefault} onSelect={() => onAction("default")}>
        <Star aria-hidden />
        Set as my default
      </DropdownMenuItem>
      {mayBeDefault && (
        <DropdownMenuItem
          disabled={pipeline.is_default || !pipeline.is_active}
          onSelect={() => onAction("organization-default")}
        >
          <Landmark aria-hidden />
          Set as the organization’s default
        </DropdownMenuItem>
      )}
      <DropdownMenuItem onSelect={() => onAction("duplicate")}>
        <Copy aria-hidden />
        Duplicate…
      </DropdownMenuItem>
      <DropdownMenuSeparator />
      <DropdownMenuItem disabled={isFirst} onSelect={() => onAction("up")}>
        <ArrowUp aria-hidden />
        Move up
      </DropdownMenuItem>
      <DropdownMenuItem disabled={isLast} onSelect={() => onAction("down")}>
        <ArrowDown aria-hidden />
        Move down
      </DropdownMenuItem>
      <DropdownMenuSeparator />
      <DropdownMenuItem danger disabled={pipeline.is_default} onSelect={() => onAction("delete")}>
        <Trash2 aria-hidden />
        Delete…
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
