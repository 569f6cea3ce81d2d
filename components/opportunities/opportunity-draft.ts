import { amountOf } from "@/components/forms/amount-of";
import { changeBetween, type FieldOf } from "@/components/forms/record-draft";
import type { RecordLink } from "@/components/forms/record-link";
import type { ApiError } from "@/lib/client/api-error";
import type { OpportunityChange } from "@/lib/client/opportunities";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { formatDecimalInput, fromZonedInput, toZonedInput } from "@/lib/format";

/** The form state of an opportunity: texts as typed, "" for an empty field. */
export type Draft = ReturnType<typeof draftOf>;

/** Returns what the form shows for a record, with `opened_at` in the organization's time zone. */
export function draftOf(record: OpportunityRecord, timeZone: string) {
  return {
    name: record.name,
    pipeline_id: record.pipeline_id,
    pipeline_stage_id: record.pipeline_stage_id,
    amount: formatDecimalInput(record.amount ?? ""),
    currency: record.currency,
    probability: record.probability === null ? "" : String(record.probability),
    expected_close_date: record.expected_close_date ?? "",
    lost_reason: record.lost_reason ?? "",
    account: linkOf(record.account_id, record.account_name),
    contact: linkOf(record.contact_id, record.contact_name),
    owner_user_id: record.owner_user_id ?? "",
    source: record.source ?? "",
    tags: record.tags,
    description: record.description ?? "",
    opened_at: record.opened_at === null ? "" : toZonedInput(record.opened_at, timeZone),
    external_system: record.external_system ?? "",
    external_id: record.external_id ?? "",
  };
}

/** Returns the errors of a draft that can be told without the server. */
export function issuesOf(draft: Draft): ApiError["errors"] {
  const issues: ApiError["errors"] = [];
  if (draft.name.trim() === "") issues.push({ field: "name", message: "must not be empty" });
  if (Number.isNaN(percentOf(draft.probability))) {
    issues.push({ field: "probability", message: "must be an integer from 0 to 100" });
  }
  return issues;
}

/**
 * Returns the change that turns `base` into `draft`: only what differs. A stage implies its
 * pipeline.
 */
export function changeOf(draft: Draft, base: Draft, timeZone: string): OpportunityChange {
  return changeBetween(draft, base, (field) => wireOf(field, draft, timeZone));
}

function wireOf(field: FieldOf<Draft>, draft: Draft, timeZone: string): OpportunityChange {
  switch (field) {
    case "pipeline_id":
      return { pipeline_stage_id: draft.pipeline_stage_id };
    case "name":
    case "pipeline_stage_id":
    case "currency":
    case "tags":
      return { [field]: draft[field] };
    case "amount":
      return { amount: amountOf(draft.amount) };
    case "probability":
      return { probability: percentOf(draft.probability) };
    case "account":
      return { account_id: draft.account?.id ?? null };
    case "contact":
      return { contact_id: draft.contact?.id ?? null };
    case "opened_at":
      return {
        opened_at: draft.opened_at === "" ? null : fromZonedInput(draft.opened_at, timeZone),
      };
    default:
      return { [field]: draft[field].trim() === "" ? null : draft[field] };
  }
}

/** Returns a typed percentage, with `.` or `,` before its fraction; null for none, NaN for an invalid one. */
function percentOf(typed: string): number | null {
  const text = typed.trim();
  if (text === "") return null;
  return /^\d{1,3}([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
}

function linkOf(id: string | null, name: string | null): RecordLink | null {
  return id === null ? null : { id, label: name ?? "Unnamed" };
}
