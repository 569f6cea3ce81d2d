"use client";

import { type FormEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DraftDialog } from "@/components/ui/draft-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioList } from "@/components/ui/radio-list";
import { OTHER_REASON } from "./lost-reason-field";

type LostReasonDialogProps = {
  /** The name of the opportunity, or what tells which ones. */
  name: string;
  /** The number of opportunities that get the reason. */
  count?: number;
  /** The organization's reasons. Without any, the dialog asks for a text. */
  reasons: string[];
  onGive: (reason: string) => void;
  onCancel: () => void;
  /** Moves the focus after the dialog has closed. */
  onCloseAutoFocus?: (event: Event) => void;
};

const MAX_LENGTH = 500;

/**
 * Asks once why one or more opportunities were lost. Cards stay where they were dropped until the
 * user answers or cancels.
 */
export function LostReasonDialog({
  name,
  count = 1,
  reasons,
  onGive,
  onCancel,
  onCloseAutoFocus,
}: LostReasonDialogProps) {
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState<string | undefined>(
    reasons.length > 0 ? undefined : OTHER_REASON.value,
  );
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const isOther = chosen === OTHER_REASON.value;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const reason = (isOther ? text : chosen)?.trim();
    const isTooLong = reason !== undefined && reason.length > MAX_LENGTH;
    if (reason && !isTooLong) return onGive(reason);
    if (isTooLong) setError(`At most ${MAX_LENGTH} characters`);
    else setError(isOther ? "Enter a reason" : "Choose a reason");
    form.current
      ?.querySelector<HTMLElement>(isOther ? "input[type=text]" : "input[type=radio]")
      ?.focus();
  };
  const other = (label: string) => (
    <Field label={label} required error={error}>
      {(control) => (
        <Input
          {...control}
          type="text"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setError(undefined);
          }}
        />
      )}
    </Field>
  );

  return (
    <DraftDialog
      open
      isDirty={text.trim() !== ""}
      onOpenChange={(open) => open || onCancel()}
      onCloseAutoFocus={onCloseAutoFocus}
      title={count > 1 ? "Why were they lost?" : "Why was it lost?"}
      description={name}
      className="sm:max-w-sm!"
      footer={(cancel) => (
        <>
          <Button onClick={cancel}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary">
            {count > 1 ? `Mark ${count} as lost` : "Mark as lost"}
          </Button>
        </>
      )}
    >
      <form ref={form} id={formId} noValidate onSubmit={submit} className="flex flex-col gap-3">
        {reasons.length > 0 && (
          <RadioList
            legend="Lost reason"
            options={[...reasons.map((reason) => ({ value: reason, label: reason })), OTHER_REASON]}
            value={chosen}
            onChange={(reason) => {
              setChosen(reason);
              setError(undefined);
            }}
            error={isOther ? undefined : error}
          />
        )}
        {isOther && other(reasons.length > 0 ? "Other reason" : "Lost reason")}
      </form>
    </DraftDialog>
  );
}
