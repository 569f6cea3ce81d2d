import { amountOf } from "@/components/forms/amount-of";
import type { RecordLink } from "@/components/forms/record-link";
import type { OpportunityInput } from "@/lib/client/opportunities";

/** A new opportunity as its form holds it. */
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

/** The request's body; fields that were left empty are left out, and no owner is said out loud. */
export function inputOf(draft: NewOpportunity): OpportunityInput {
  return {
    name: draft.name,
    pipeline_stage_id: draft.pipeline_stage_id,
    amount: amountOf(draft.amount) ?? undefined,
    currency: draft.currency || undefined,
    expected_close_date: draft.expected_close_date || undefined,
    account_id: draft.account?.id,
    contact_id: draft.contact?.id,
    owner_user_id: draft.owner_user_id || null,
  };
}
