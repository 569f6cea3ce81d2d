"use client";

import { ArrowRight, CircleCheck, Tag, Trash2, UserRound, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { select } from "@/components/selection/selection";
import { StageMark } from "@/components/stages/stage-mark";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DropdownMenu, DropdownMenuItem, DropdownMenuLabel } from "@/components/ui/dropdown-menu";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import { useBulkChange } from "./use-bulk-change";

const BulkTags = dynamic(() => import("./bulk-tags").then((module) => module.BulkTags), {
  ssr: false,
});
const LostReasonDialog = dynamic(
  () => import("@/components/forms/lost-reason-dialog").then((module) => module.LostReasonDialog),
  { ssr: false },
);

export type BulkBarProps = {
  stages: readonly StageRecord[];
  members: readonly { user_id: string; name: string }[];
  lostReasons: string[];
  lostReasonRequired: boolean;
};

/** What can be done with all that are selected, at the lower edge while any is. Esc selects none. */
export function BulkBar({ stages, members, lostReasons, lostReasonRequired }: BulkBarProps) {
  const { selected, isBusy, change } = useBulkChange();
  const [asks, setAsks] = useState<"tags" | "delete" | StageRecord | null>(null);
  useEscape(selected.length > 0 && asks === null, () => select([]));

  const move = (stage: StageRecord, lost_reason?: string) =>
    change({ patch: { pipeline_stage_id: stage.id, lost_reason } }, `moved · ${stage.name}`);
  const enter = (stage: StageRecord) => {
    if (stage.stage_type === "lost" && (lostReasonRequired || lostReasons.length > 0))
      setAsks(stage);
    else void move(stage);
  };
  const closing = stages.filter(({ stage_type }) => stage_type !== "open");
  const count = selected.length === 1 ? "1 opportunity" : `${selected.length} opportunities`;
  return (
    <section
      aria-label="Selection"
      aria-busy={isBusy}
      className="fixed inset-x-0 bottom-12 z-30 mx-auto flex w-fit max-w-[calc(100vw-1rem)] flex-wrap items-center gap-1 rounded-lg border bg-raised p-1.5 shadow-overlay"
    >
      <p role="status" className="px-2 font-medium tabular-nums">
        {selected.length} selected
      </p>
      <DropdownMenu
        side="top"
        trigger={
          <Button variant="ghost" busy={isBusy}>
            <ArrowRight aria-hidden />
            Move to…
          </Button>
        }
      >
        <DropdownMenuLabel>Stage</DropdownMenuLabel>
        {stages.map((stage) => (
          <DropdownMenuItem key={stage.id} onSelect={() => enter(stage)}>
            <StageMark stage={stage} />
            {stage.name}
          </DropdownMenuItem>
        ))}
      </DropdownMenu>
      {closing.length > 0 && (
        <DropdownMenu
          side="top"
          trigger={
            <Button variant="ghost" busy={isBusy}>
              <CircleCheck aria-hidden />
              Close…
            </Button>
          }
        >
          <DropdownMenuLabel>Close as</DropdownMenuLabel>
          {closing.map((stage) => (
            <DropdownMenuItem key={stage.id} onSelect={() => enter(stage)}>
              <StageMark stage={stage} />
              {stage.name}
            </DropdownMenuItem>
          ))}
        </DropdownMenu>
      )}
      <DropdownMenu
        side="top"
        trigger={
          <Button variant="ghost" busy={isBusy}>
            <UserRound aria-hidden />
            Owner…
          </Button>
        }
      >
        <DropdownMenuLabel>Owner</DropdownMenuLabel>
        {members.map(({ user_id, name }) => (
          <DropdownMenuItem
            key={user_id}
            onSelect={() => void change({ patch: { owner_user_id: user_id } }, `given to ${name}`)}
          >
            {name}
          </DropdownMenuItem>
        ))}
      </DropdownMenu>
      <Button variant="ghost" busy={isBusy} onClick={() => setAsks("tags")}>
        <Tag aria-hidden />
        Tags…
      </Button>
      <Button variant="danger-ghost" busy={isBusy} onClick={() => setAsks("delete")}>
        <Trash2 aria-hidden />
        Delete
      </Button>
      <Button variant="ghost" size="icon" aria-label="Select none" onClick={() => select([])}>
        <X aria-hidden />
      </Button>
      {asks === "tags" && (
        <BulkTags
          count={count}
          onClose={() => setAsks(null)}
          onApply={async (patch, said) => {
            if (await change({ patch }, said)) setAsks(null);
          }}
        />
      )}
      <ConfirmDialog
        open={asks === "delete"}
        onOpenChange={() => setAsks(null)}
        title={`Delete ${count}?`}
        description="They go to the trash, from where each can be restored."
        action="Delete"
        danger
        busy={isBusy}
        onConfirm={async () => {
          if (await change({ delete: true }, "deleted")) setAsks(null);
        }}
      />
      {asks !== null && typeof asks === "object" && (
        <LostReasonDialog
          name={count}
          reasons={lostReasons}
          onGive={(reason) => {
            setAsks(null);
            void move(asks, reason);
          }}
          onCancel={() => setAsks(null)}
        />
      )}
    </section>
  );
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
