"use client";

import { type FormEvent, type KeyboardEvent, type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { focusFirstInvalid } from "@/components/ui/focus-first-invalid";
import { Kbd } from "@/components/ui/kbd";

type NewRecordDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  action: string;
  refusal?: string;
  isSaving: boolean;
  /** Resolves to whether the server took it. */
  onSubmit: () => Promise<boolean>;
  children: ReactNode;
};

/** The form for a new record. Closed before it is saved, it keeps what was typed for the next time it opens. */
export function NewRecordDialog(props: NewRecordDialogProps) {
  const { open, onOpenChange, title, action, refusal, isSaving, onSubmit, children } = props;
  const formId = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (await onSubmit()) return onOpenChange(false);
    focusFirstInvalid(element);
  };
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      footer={
        <>
          <span className="mr-auto hidden items-center gap-1 text-ink-muted text-xs sm:flex">
            <Kbd>Ctrl</Kbd>
            <Kbd>Enter</Kbd> saves
          </span>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={isSaving}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={submit}
        onKeyDown={press}
        className="grid grid-cols-1 gap-x-4 gap-y-3.5 sm:grid-cols-2"
      >
        {refusal && (
          <p
            role="alert"
            className="rounded bg-danger-soft px-3 py-2 text-danger-ink sm:col-span-2"
          >
            {refusal}
          </p>
        )}
        {children}
      </form>
    </Dialog>
  );
}
