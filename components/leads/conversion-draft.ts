import { amountOf } from "@/components/forms/amount-of";
import { fieldErrors } from "@/components/forms/field-errors";
import type { ApiError } from "@/lib/client/api-error";
import type { ConversionInput } from "@/lib/client/leads";
import type { LeadRecord } from "@/lib/domain/leads/schema";

/** The form state of a conversion: texts as typed, "" for an empty field. */
export type ConversionDraft = {
  contact: string;
  account: string;
  name: string;
  pipeline_id: string;
  pipeline_stage_id: string;
  amount: string;
  currency: string;
};

type Target = Pick<ConversionDraft, "pipeline_id" | "pipeline_stage_id" | "currency">;

/** Returns what the form starts with: the names of the lead, and the target stage and currency. */
export function conversionDraftOf(lead: LeadRecord, target: Target): ConversionDraft {
  return {
    contact: lead.name,
    account: lead.company ?? "",
    name: lead.company ?? lead.name,
    amount: "",
    ...target,
  };
}

/** Returns the request body; without an account name, no account is created. */
export function conversionInputOf(draft: ConversionDraft): ConversionInput {
  const { name, pipeline_stage_id, currency } = draft;
  return {
    contact: { name: draft.contact },
    account: draft.account.trim() === "" ? null : { name: draft.account },
    opportunity: {
      name,
      pipeline_stage_id,
      amount: amountOf(draft.amount),
      currency: currency || undefined,
    },
  };
}

// The form field of a field of the body.
const NAMES: Record<string, string> = { "contact.name": "contact", "account.name": "account" };

/** Returns the first error of each field of the form, as a sentence. */
export function conversionErrors(issues: ApiError["errors"]): Record<string, string> {
  return fieldErrors(issues, (field) => NAMES[field] ?? field.replace("opportunity.", ""));
}
