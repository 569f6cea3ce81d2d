"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type LostReasonDialogProps = { name: string; onGive: (reason: string) => void; onCancel: () => void };

/** Asks why an opportunity was lost, while its card stays where it was dropped; cancelled, the card goes back. */
export function LostReasonDialog({ name, onGive, onCancel }: LostReasonDialogProps) {
  const formId = useId();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") setError("Must not be empty");
    else onGive(reason.trim());
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onCancel()}
      title="Why was it lost?"
      description={name}
      className="sm:max-w-sm"
      footer={
        <>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary">
            Mark as lost
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        <Field label="Lost reason" required error={error}>
          {(control) => (
            <Input {...control} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
