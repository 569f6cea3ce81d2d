"use client";

import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { capitalize } from "@/components/forms/capitalize";
import { errorMessage } from "@/components/forms/error-message";
import { isUnsure } from "@/components/forms/show-failure";
import { ApiError } from "@/lib/client/api-error";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { formatDecimalInput } from "@/lib/format";
import type { EditedField } from "./inline-fields";
import { EDIT_LABELS, newerOf, saveValue } from "./save-value";

const CHANGED = "Somebody has just changed this. Check the value and save again.";

/**
 * The state of the editor of one value of a card. A refused value can be corrected; if the editor was
 * closed before the response, a toast says what was not saved.
 */
export function useCardEdit(card: OpportunityRecord, field: EditedField, onClose: () => void) {
  const [value, setValue] = useState(() => shownValue(card, field));
  // The value that the user has seen: another user's change since then is not overwritten.
  const [seen, setSeen] = useState(value);
  const [error, setError] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  // A press outside comes twice: with the pointer and with the focus.
  const isBusy = useRef(false);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  const refuse = (refusal: unknown) => {
    const newer = newerOf(refusal, card);
    if (newer) {
      publishOpportunityChange({ kind: "updated", opportunity: newer });
      setSeen(shownValue(newer, field));
    }
    const message = newer ? CHANGED : issueMessage(refusal);
    setError(message);
    if (isOpen.current) return;
    const what = `${EDIT_LABELS[field]} of ${card.name}`;
    const typed = field === "owner_user_id" || value === "" ? "" : `“${value}”: `;
    toast.error(isUnsure(refusal) ? `${what} may have been changed` : `${what} was not changed`, {
      description: `${typed}${message}`,
    });
  };

  const submit = async () => {
    const current = shownValue(card, field);
    if (isBusy.current) return;
    if (value === seen || value === current) return onClose();
    if (current !== seen) {
      setSeen(current);
      return setError(CHANGED);
    }
    isBusy.current = true;
    setSaving(true);
    setError(undefined);
    try {
      await saveValue(card, field, value);
      if (isOpen.current) onClose();
    } catch (refusal) {
      refuse(refusal);
    } finally {
      isBusy.current = false;
      setSaving(false);
    }
  };

  return { value, setValue, error, isSaving, isChanged: value !== seen, submit };
}

function shownValue(card: OpportunityRecord, field: EditedField): string {
  return field === "amount" ? formatDecimalInput(card.amount ?? "") : (card[field] ?? "");
}

function issueMessage(error: unknown): string {
  const [issue] = error instanceof ApiError ? error.errors : [];
  return issue ? capitalize(issue.message) : errorMessage(error);
}
