"use client";

import { type FormEvent, type KeyboardEvent, useId } from "react";
import { ConflictNotice } from "@/components/forms/conflict-notice";
import { Button } from "@/components/ui/button";
import { DraftDialog } from "@/components/ui/draft-dialog";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import { type ActivityEvent, refreshOpportunity } from "./activity-actions";
import { ActivityFields } from "./activity-fields";
import { useActivityForm } from "./use-activity-form";

type ActivityDialogProps = {
  activity: ActivityRecord;
  members: { user_id: string; name: string }[];
  timeZone: string;
  onClose: () => void;
  onSaved: (event: ActivityEvent) => void;
};

/**
 * The form of an existing activity. If another user saved first, it offers to show their version.
 */
export function ActivityDialog({
  activity,
  members,
  timeZone,
  onClose,
  onSaved,
}: ActivityDialogProps) {
  const formId = useId();
  const form = useActivityForm(activity, timeZone);
  const { newer, refusal } = form;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const saved = newer ? undefined : await form.save();
    if (!saved) return;
    onSaved({ kind: "saved", activity: saved });
    void refreshOpportunity(saved);
    onClose();
  };
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    event.stopPropagation();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
      event.currentTarget.requestSubmit();
  };
  const showTheirs = () => {
    form.discard();
    if (newer) onSaved({ kind: "saved", activity: newer });
  };

  return (
    <DraftDialog
      open
      isDirty={form.changed.length > 0}
      onOpenChange={(open) => open || onClose()}
      title="Edit activity"
      footer={(cancel) => (
        <>
          <Button onClick={cancel}>Cancel</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            busy={form.isSaving}
            disabled={newer !== undefined}
          >
            Save
          </Button>
        </>
      )}
    >
      <form
        id={formId}
        noValidate
        onSubmit={submit}
        onKeyDown={press}
        className="grid grid-cols-2 gap-x-4 gap-y-3.5"
      >
        {newer && (
          <ConflictNotice
            form={{ discard: showTheirs }}
            newer={{ type: "activity", ...newer }}
            className="col-span-2"
          />
        )}
        {refusal && (
          <p role="alert" className="col-span-2 rounded bg-danger-soft px-3 py-2 text-danger-ink">
            {refusal}
          </p>
        )}
        <ActivityFields form={form} members={members} />
      </form>
    </DraftDialog>
  );
}
