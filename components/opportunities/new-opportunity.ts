import { amountOf } from "@/components/forms/amount-of";
import type { RecordLink } from "@/components/forms/record-link";
import type { OpportunityInput } from "@/lib/client/opportunities";

/** The form state of a new opportunity. */
export type NewOpportunity = {
  name: string;
  pipeline_stage_id: string;
  amount: string;
  currency: string;
  expected_close_date: string;
  account: RecordLink | null;
  contact: RecordLink | null;
  owner_user_id: string;
};

/**
 * Returns the request body, without empty fields. The card becomes the first of its stage, where it
 * is seen. Without an owner it says null: the default is the creator.
 */
export function inputOf(draft: NewOpportunity): OpportunityInput {
  return {
    name: draft.name,
    pipeline_stage_id: draft.pipeline_stage_id,
    stage_position: 0,
    amount: amountOf(draft.amount) ?? undefined,
    currency: draft.currency || undefined,
    expected_close_date: draft.expected_close_date || undefined,
    account_id: draft.account?.id,
    contact_id: draft.contact?.id,
    owner_user_id: draft.owner_user_id || null,
  };
}
