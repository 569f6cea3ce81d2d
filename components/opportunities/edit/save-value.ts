import { amountOf } from "@/components/forms/amount-of";
import { pushUndo, rebaseUndo } from "@/components/undo/undo-stack";
import { ApiError } from "@/lib/client/api-error";
import { type OpportunityChange, updateOpportunity } from "@/lib/client/opportunities";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { EditedField } from "./inline-fields";

export const EDIT_LABELS: Record<EditedField, string> = {
  amount: "Amount",
  expected_close_date: "Expected close",
  owner_user_id: "Owner",
};

/**
 * Saves one value of a card as it was typed, with an undo. Throws `ApiError`, also `stale` if the
 * card has changed since this version of it.
 */
export async function saveValue(
  card: OpportunityRecord,
  field: EditedField,
  value: string,
): Promise<void> {
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
  pushUndo({ name: card.name, record, undo }, `${EDIT_LABELS[field]} of ${card.name} was changed`);
}

/** Returns the newer card if another user saved first. */
export function newerOf(error: unknown, card: OpportunityRecord): OpportunityRecord | undefined {
  if (!(error instanceof ApiError) || error.code !== "stale") return undefined;
  const current = error.body.opportunity;
  return isOpportunity(current, card.id) ? current : undefined;
}

function isOpportunity(value: unknown, id: string): value is OpportunityRecord {
  return typeof value === "object" && value !== null && "id" in value && value.id === id;
}
