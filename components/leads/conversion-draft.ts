import { amountOf } from "@/components/forms/amount-of";
import { fieldErrors } from "@/components/forms/field-errors";
import type { ApiError } from "@/lib/client/api-error";
import type { ConversionInput } from "@/lib/client/leads";
import type { LeadRecord } from "@/lib/domain/leads/schema";

/** What a lead is to become, as its form holds it. */
export type ConversionDraft = {
  contact: string;
  account: string;
  name: string;
  pipeline_id: string;
  pipeline_stage_id: string;
  amount: string;
  currency: string;
};

type Place = Pick<ConversionDraft, "pipeline_id" | "pipeline_stage_id" | "currency">;

/** What the form begins with. */
export function conversionDraftOf(lead: LeadRecord, place: Place): ConversionDraft {
  return {
    contact: lead.name,
    account: lead.company ?? "",
    name: lead.company ?? lead.name,
    amount: "",
    ...place,
  };
}

/** The request's body; an account without a name is none. */
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

// What the form calls the fields of the body.
const NAMES: Record<string, string> = { "contact.name": "contact", "account.name": "account" };

/** Returns the first error of each field of the form, as a sentence. */
export function conversionErrors(issues: ApiError["errors"]): Record<string, string> {
  return fieldErrors(issues, (field) => NAMES[field] ?? field.replace("opportunity.", ""));
}
