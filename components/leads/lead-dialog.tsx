"use client";

import { type FormEvent, type KeyboardEvent, useId } from "react";
import { ConflictNotice } from "@/components/forms/conflict-notice";
import { Refusal } from "@/components/forms/refusal";
import { Button } from "@/components/ui/button";
import { DraftDialog } from "@/components/ui/draft-dialog";
import { focusFirstInvalid } from "@/components/ui/focus-first-invalid";
import type { LeadRecord } from "@/lib/domain/leads/schema";
import type { LeadContext } from "./lead-context";
import { LeadFields } from "./lead-fields";
import { useLeadForm } from "./use-lead-form";

type LeadDialogProps = {
  /** `null` creates a new lead. */
  lead: LeadRecord | null;
  context: LeadContext;
  onClose: () => void;
  onSaved: (lead: LeadRecord) => void;
};

/** The form of a new or an existing lead; read-only without the permission to edit. */
export function LeadDialog({ lead, context, onClose, onSaved }: LeadDialogProps) {
  const formId = useId();
  const form = useLeadForm(lead, context.currentUserId);
  const { newer, refusal } = form;
  const { canEdit } = context;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const saved = await form.save();
    if (!saved) return focusFirstInvalid(element);
    onSaved(saved);
    onClose();
  };
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (canEdit && event.key === "Enter" && (event.ctrlKey || event.metaKey))
      event.currentTarget.requestSubmit();
  };

  return (
    <DraftDialog
      open
      isDirty={form.changed.length > 0}
      onOpenChange={(open) => open || onClose()}
      title={lead ? lead.name : "New lead"}
      footer={(cancel) =>
        canEdit ? (
          <>
            <Button onClick={cancel}>Cancel</Button>
            <Button
              type="submit"
              form={formId}
              variant="primary"
              busy={form.isSaving}
              disabled={newer !== undefined}
            >
              {lead ? "Save" : "Create lead"}
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>Done</Button>
        )
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={submit}
        onKeyDown={press}
        className="grid grid-cols-1 gap-x-4 gap-y-3.5 sm:grid-cols-2"
      >
        {newer && (
          <ConflictNotice
            form={{ discard: form.discard }}
            newer={{ type: "lead", ...newer }}
            className="sm:col-span-2"
          />
        )}
        {refusal && (
          <div className="sm:col-span-2">
            <Refusal>{refusal}</Refusal>
          </div>
        )}
        <LeadFields form={form} members={context.members} canEdit={canEdit} />
      </form>
    </DraftDialog>
  );
}
