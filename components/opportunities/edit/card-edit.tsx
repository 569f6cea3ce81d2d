"use client";

import { type FormEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { OpenEdit } from "./inline-fields";
import { EDIT_LABELS } from "./save-value";
import { useCardEdit } from "./use-card-edit";
import { ValueField } from "./value-field";

type CardEditProps = {
  edit: OpenEdit;
  card: OpportunityRecord;
  members: readonly { user_id: string; name: string }[];
  onClose: () => void;
  onCloseAutoFocus: (event: Event) => void;
};

/**
 * Edits one value of a card in a popover. Enter saves, and so does leaving it by a press or the focus
 * elsewhere; Esc and Cancel discard. A refused value stays and can be corrected.
 */
export function CardEdit({ edit, card, members, onClose, onCloseAutoFocus }: CardEditProps) {
  const { field, at } = edit;
  const form = useRef<HTMLFormElement>(null);
  const { value, setValue, error, isSaving, isChanged, submit } = useCardEdit(card, field, onClose);
  const label = EDIT_LABELS[field];

  const save = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  const saveOnLeaving = (event: Event) => {
    // Half a date counts as no value, but not as no change.
    if (!isChanged && !form.current?.matches(":invalid")) return;
    event.preventDefault();
    // What was refused waits to be corrected.
    if (error === undefined) form.current?.requestSubmit();
  };
  return (
    <Popover
      open
      onOpenChange={(open) => open || onClose()}
      onInteractOutside={saveOnLeaving}
      onCloseAutoFocus={onCloseAutoFocus}
      label={`${label} of ${card.name}`}
      className="w-64"
      trigger={<span aria-hidden className="pointer-events-none fixed" style={at} />}
    >
      <form ref={form} noValidate onSubmit={save}>
        <ValueField
          field={field}
          currency={card.currency}
          members={members}
          value={value}
          error={error}
          onChange={setValue}
        />
        <div className="mt-3 flex justify-end gap-2">
          <Button size="sm" onClick={onClose}>
            Cancel
          </Button>
          <Button size="sm" type="submit" variant="primary" busy={isSaving}>
            Save
          </Button>
        </div>
      </form>
    </Popover>
  );
}
