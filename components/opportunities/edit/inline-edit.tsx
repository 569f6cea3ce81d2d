"use client";

import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { amountOf } from "@/components/forms/amount-of";
import { capitalize } from "@/components/forms/capitalize";
import { errorMessage } from "@/components/forms/error-message";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import { pushUndo, rebaseUndo } from "@/components/undo/undo-stack";
import { ApiError } from "@/lib/client/api-error";
import { type OpportunityChange, updateOpportunity } from "@/lib/client/opportunities";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { formatDecimalInput } from "@/lib/format";
import type { EditedField, OpenEdit } from "./inline-fields";

const LABELS: Record<EditedField, string> = {
  amount: "Amount",
  expected_close_date: "Expected close",
  owner_user_id: "Owner",
};

const CHANGED = "Somebody has just changed this. Check the value and save again.";

type CardEditProps = {
  edit: OpenEdit;
  card: OpportunityRecord;
  members: readonly { user_id: string; name: string }[];
  onClose: () => void;
  onCloseAutoFocus: (event: Event) => void;
};

/**
 * Edits one value of a card in a popover. Enter saves, Esc cancels. A refused value can be
 * corrected.
 */
export function CardEdit({ edit, card, members, onClose, onCloseAutoFocus }: CardEditProps) {
  const { field, at } = edit;
  const formId = useId();
  const [value, setValue] = useState(() => shownValue(card, field));
  // The value that the user has seen: another user's change since then is not overwritten.
  const [seen, setSeen] = useState(value);
  const [error, setError] = useState<string>();
  const [isSaving, setSaving] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const current = shownValue(card, field);
    if (value === seen || value === current) return onClose();
    if (current !== seen) {
      setSeen(current);
      return setError(CHANGED);
    }
    setSaving(true);
    setError(undefined);
    try {
      await save(card, field, value);
      onClose();
    } catch (refusal) {
      const newer = newerOf(refusal, card);
      if (newer) {
        publishOpportunityChange({ kind: "updated", opportunity: newer });
        setSeen(shownValue(newer, field));
      }
      setError(newer ? CHANGED : issueMessage(refusal));
    } finally {
      setSaving(false);
    }
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    event.currentTarget.closest("form")?.requestSubmit();
  };

  return (
    <Popover
      open
      onOpenChange={(open) => open || onClose()}
      onCloseAutoFocus={onCloseAutoFocus}
      label={`${LABELS[field]} of ${card.name}`}
      className="w-64"
      trigger={<span aria-hidden className="pointer-events-none fixed" style={at} />}
    >
      <form id={formId} noValidate onSubmit={submit}>
        <Field
          label={LABELS[field]}
          error={error}
          hint={field === "amount" ? card.currency : undefined}
        >
          {(control) =>
            field === "owner_user_id" ? (
              <Select
                {...control}
                value={value}
                onKeyDown={press}
                onChange={(event) => setValue(event.target.value)}
              >
                <option value="">No owner</option>
                {members.map(({ user_id, name }) => (
                  <option key={user_id} value={user_id}>
                    {name}
                  </option>
                ))}
              </Select>
            ) : (
              <Input
                {...control}
                type={field === "amount" ? "text" : "date"}
                inputMode={field === "amount" ? "decimal" : undefined}
                value={value}
                onFocus={(event) => field === "amount" && event.target.select()}
                onChange={(event) => setValue(event.target.value)}
              />
            )
          }
        </Field>
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

function shownValue(card: OpportunityRecord, field: EditedField): string {
  return field === "amount" ? formatDecimalInput(card.amount ?? "") : (card[field] ?? "");
}

async function save(card: OpportunityRecord, field: EditedField, value: string) {
  const before: OpportunityChange = { [field]: card[field] };
  const change: OpportunityChange = {
    [field]: field === "amount" ? amountOf(value) : value || null,
  };
  const saved = await updateOpportunity(card.id, change, card.lock_version);
  rebaseUndo(card.id, card.lock_version, saved.lock_version);
  publishOpportunityChange({ kind: "updated", opportunity: saved });
  const undo = async (version: number) => {
    const back = await updateOpportunity(card.id, before, version);
    rebaseUndo(card.id, version, back.lock_version);
    publishOpportunityChange({ kind: "updated", opportunity: back });
    return back.lock_version;
  };
  const record = { id: card.id, before: card.lock_version, after: saved.lock_version };
  pushUndo({ name: card.name, record, undo }, `${LABELS[field]} of ${card.name} was changed`);
}

/** Returns the newer card if another user saved first. */
function newerOf(error: unknown, card: OpportunityRecord): OpportunityRecord | undefined {
  if (!(error instanceof ApiError) || error.code !== "stale") return undefined;
  const current = error.body.opportunity;
  return isOpportunity(current, card.id) ? current : undefined;
}

function issueMessage(error: unknown): string {
  const [issue] = error instanceof ApiError ? error.errors : [];
  return issue ? capitalize(issue.message) : errorMessage(error);
}

function isOpportunity(value: unknown, id: string): value is OpportunityRecord {
  return typeof value === "object" && value !== null && "id" in value && value.id === id;
}
