"use client";

import { type FormEvent, type KeyboardEvent, type ReactNode, useId } from "react";
import { toast } from "sonner";
import { OwnerField } from "@/components/forms/owner-field";
import type { RecordDraft } from "@/components/forms/record-draft";
import { Refusal } from "@/components/forms/refusal";
import { RestoredDraft } from "@/components/forms/restored-draft";
import { TextField } from "@/components/forms/text-fields";
import type { useNewRecord } from "@/components/forms/use-new-record";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { focusFirstInvalid } from "@/components/ui/focus-first-invalid";
import { Kbd } from "@/components/ui/kbd";

type NewRecordDialogProps<Draft extends RecordDraft, Created extends { name: string }> = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The record's type: "account". */
  noun: string;
  form: ReturnType<typeof useNewRecord<Draft, Created>>;
  members: { user_id: string; name: string }[];
  onCreated: (record: Created) => void;
  /** The fields between the name and the owner. */
  children: ReactNode;
};

/**
 * The dialog for a new account or contact. Closed before it is saved, it keeps its values for the
 * next time.
 */
export function NewRecordDialog<Draft extends RecordDraft, Created extends { name: string }>(
  props: NewRecordDialogProps<Draft, Created>,
) {
  const { open, onOpenChange, noun, form, members, onCreated, children } = props;
  const formId = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const created = await form.create();
    if (!created) return focusFirstInvalid(element);
    toast.success(`${created.name} was added`);
    onCreated(created);
    onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`New ${noun}`}
      footer={
        <>
          <span className="mr-auto hidden items-center gap-1 text-ink-muted text-xs sm:flex">
            <Kbd>Ctrl</Kbd>
            <Kbd>Enter</Kbd> saves
          </span>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={form.isSaving}>
            Create {noun}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={submit}
        onKeyDown={submitOnCtrlEnter}
        className="grid grid-cols-1 gap-x-4 gap-y-3.5 sm:grid-cols-2"
      >
        <RestoredDraft form={form} className="sm:col-span-2" />
        {form.refusal && (
          <div className="sm:col-span-2">
            <Refusal>{form.refusal}</Refusal>
          </div>
        )}
        <TextField form={form} field="name" label="Name" required className="sm:col-span-2" />
        {children}
        <OwnerField
          members={members}
          value={form.draft.owner_user_id}
          error={form.errors.owner_user_id}
          onChange={(owner_user_id) => form.set({ owner_user_id } as Partial<Draft>)}
        />
      </form>
    </Dialog>
  );
}

function submitOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
