"use client";

import dynamic from "next/dynamic";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import { countOpportunities } from "./count-opportunities";
import type { useBulkChange } from "./use-bulk-change";

const BulkTags = dynamic(() => import("./bulk-tags").then((module) => module.BulkTags), {
  ssr: false,
});
const LostReasonDialog = dynamic(
  () => import("@/components/forms/lost-reason-dialog").then((module) => module.LostReasonDialog),
  { ssr: false },
);

/** A dialog of the bulk bar; the lost reason is asked for before the move to `stage`. */
export type BulkDialog =
  | { kind: "tags" }
  | { kind: "delete" }
  | { kind: "lostReason"; stage: StageRecord };

type BulkDialogsProps = {
  dialog: BulkDialog | null;
  /** The number of selected opportunities. */
  count: number;
  isBusy: boolean;
  lostReasons: string[];
  onClose: () => void;
  onChange: ReturnType<typeof useBulkChange>["change"];
  onLose: (stage: StageRecord, reason: string) => void;
};

/** Shows the open dialog of the bulk bar. A dialog closes once its change succeeds. */
export function BulkDialogs({
  dialog,
  count,
  isBusy,
  lostReasons,
  onClose,
  onChange,
  onLose,
}: BulkDialogsProps) {
  const name = countOpportunities(count);
  return (
    <>
      {dialog?.kind === "tags" && (
        <BulkTags
          count={name}
          onClose={onClose}
          onApply={async (patch) => {
            if (await onChange({ patch }, { done: "tagged" })) onClose();
          }}
        />
      )}
      <ConfirmDialog
        open={dialog?.kind === "delete"}
        onOpenChange={onClose}
        title={`Delete ${name}?`}
        description="You can restore them from the trash."
        action="Delete"
        danger
        busy={isBusy}
        onConfirm={async () => {
          const words = { done: "deleted", undone: "Deletion undone" };
          if (await onChange({ delete: true }, words)) onClose();
        }}
      />
      {dialog?.kind === "lostReason" && (
        <LostReasonDialog
          name={name}
          count={count}
          reasons={lostReasons}
          onGive={(reason) => {
            onClose();
            onLose(dialog.stage, reason);
          }}
          onCancel={onClose}
        />
      )}
    </>
  );
}
