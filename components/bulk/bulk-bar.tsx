"use client";

import { ArrowRight, CircleCheck, Tag, Trash2, UserRound, X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { select } from "@/components/selection/selection";
import { StageMark } from "@/components/stages/stage-mark";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuItem, DropdownMenuLabel } from "@/components/ui/dropdown-menu";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import { type BulkDialog, BulkDialogs } from "./bulk-dialogs";
import { SelectAll, type WholeList } from "./select-all";
import { useBulkChange } from "./use-bulk-change";

export type BulkBarProps = {
  stages: readonly StageRecord[];
  members: readonly { user_id: string; name: string }[];
  lostReasons: string[];
  lostReasonRequired: boolean;
  /** The whole list, if every loaded row of it is selected and it has more. */
  all?: WholeList;
};

/**
 * Shows the actions on the selected opportunities at the bottom of the screen. Esc clears the
 * selection.
 */
export function BulkBar({ stages, members, lostReasons, lostReasonRequired, all }: BulkBarProps) {
  const { selected, isBusy, change } = useBulkChange();
  const [dialog, setDialog] = useState<BulkDialog | null>(null);
  useEscape(selected.length > 0 && dialog === null, () => select([]));

  const move = (stage: StageRecord, lost_reason?: string) =>
    change(
      { patch: { pipeline_stage_id: stage.id, lost_reason } },
      { done: `moved to ${stage.name}`, undone: "Move undone" },
    );
  const chooseStage = (stage: StageRecord) => {
    if (stage.stage_type === "lost" && (lostReasonRequired || lostReasons.length > 0))
      setDialog({ kind: "lostReason", stage });
    else void move(stage);
  };
  const assign = (owner_user_id: string, name: string) =>
    void change({ patch: { owner_user_id } }, { done: `assigned to ${name}` });
  const closing = stages.filter(({ stage_type }) => stage_type !== "open");
  return (
    <section
      aria-label="Selection"
      aria-busy={isBusy}
      data-screen-only
      className="fixed right-0 bottom-12 left-0 z-30 mx-auto flex w-fit max-w-[calc(100%-1rem)] md:left-56 md:max-w-[calc(100%-15rem)] flex-wrap items-center gap-1 rounded-lg border bg-raised p-1.5 shadow-overlay"
    >
      <p role="status" className="px-2 font-medium tabular-nums">
        {selected.length} selected
      </p>
      {all && <SelectAll list={all} selected={selected.length} />}
      <BarMenu icon={<ArrowRight aria-hidden />} name="Move to…" label="Stage" isBusy={isBusy}>
        <StageItems stages={stages} onChoose={chooseStage} />
      </BarMenu>
      {closing.length > 0 && (
        <BarMenu
          icon={<CircleCheck aria-hidden />}
          name="Mark won/lost…"
          label="Mark as"
          isBusy={isBusy}
        >
          <StageItems stages={closing} onChoose={chooseStage} />
        </BarMenu>
      )}
      <BarMenu icon={<UserRound aria-hidden />} name="Owner…" label="Owner" isBusy={isBusy}>
        {members.map(({ user_id, name }) => (
          <DropdownMenuItem key={user_id} onSelect={() => assign(user_id, name)}>
            {name}
          </DropdownMenuItem>
        ))}
      </BarMenu>
      <Button variant="ghost" busy={isBusy} onClick={() => setDialog({ kind: "tags" })}>
        <Tag aria-hidden />
        Tags…
      </Button>
      <Button variant="danger-ghost" busy={isBusy} onClick={() => setDialog({ kind: "delete" })}>
        <Trash2 aria-hidden />
        Delete
      </Button>
      <Button variant="ghost" size="icon" aria-label="Clear selection" onClick={() => select([])}>
        <X aria-hidden />
      </Button>
      <BulkDialogs
        dialog={dialog}
        count={selected.length}
        isBusy={isBusy}
        lostReasons={lostReasons}
        onClose={() => setDialog(null)}
        onChange={change}
        onLose={move}
      />
    </section>
  );
}

type BarMenuProps = {
  icon: ReactNode;
  name: string;
  label: string;
  isBusy: boolean;
  children: ReactNode;
};

function BarMenu({ icon, name, label, isBusy, children }: BarMenuProps) {
  return (
    <DropdownMenu
      side="top"
      trigger={
        <Button variant="ghost" busy={isBusy}>
          {icon}
          {name}
        </Button>
      }
    >
      <DropdownMenuLabel>{label}</DropdownMenuLabel>
      {children}
    </DropdownMenu>
  );
}

type StageItemsProps = { stages: readonly StageRecord[]; onChoose: (stage: StageRecord) => void };

function StageItems({ stages, onChoose }: StageItemsProps) {
  return stages.map((stage) => (
    <DropdownMenuItem key={stage.id} onSelect={() => onChoose(stage)}>
      <StageMark stage={stage} />
      {stage.name}
    </DropdownMenuItem>
  ));
}

function useEscape(isOn: boolean, onEscape: () => void) {
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) onEscape();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [isOn, onEscape]);
}
