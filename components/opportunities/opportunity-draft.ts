import { amountOf } from "@/components/forms/amount-of";
import type { Link } from "@/components/forms/record-link";
import type { ApiError } from "@/lib/client/api-error";
import type { OpportunityChange } from "@/lib/client/opportunities";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { formatDecimalInput, fromZonedInput, toZonedInput } from "@/lib/format";

/** An opportunity as its form holds it: texts as typed, empty for nothing. */
export type Draft = {
  name: string;
  pipeline_id: string;
  pipeline_stage_id: string;
  amount: string;
  currency: string;
  probability: string;
  expected_close_date: string;
  lost_reason: string;
  account: Link | null;
  contact: Link | null;
  owner_user_id: string;
  source: string;
  tags: string[];
  description: string;
  opened_at: string;
  external_system: string;
  external_id: string;
};

export type DraftField = keyof Draft;

/** What the form shows for a record; `opened_at` in the organization's time zone. */
export function draftOf(record: OpportunityRecord, timeZone: string): Draft {
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

/** The fields that two drafts hold differently. */
export function differingFields(a: Draft, b: Draft): DraftField[] {
  return fieldsOf(a).filter((field) => comparable(a[field]) !== comparable(b[field]));
}

/** `draft` as it would be had it been started from `next` instead of `base`: what was typed stays, the rest is new. */
export function rebase(draft: Draft, base: Draft, next: Draft): Draft {
  const kept = differingFields(draft, base).map((field) => [field, draft[field]]);
  return { ...next, ...Object.fromEntries(kept) };
}

/** What is wrong with a draft before the server is asked: what could not be sent as what was meant. */
export function issuesOf(draft: Draft): ApiError["errors"] {
  const issues: ApiError["errors"] = [];
  if (draft.name.trim() === "") issues.push({ field: "name", message: "must not be empty" });
  if (draft.probability.trim() !== "" && !/^\d{1,3}$/.test(draft.probability.trim())) {
    issues.push({ field: "probability", message: "must be an integer from 0 to 100" });
  }
  return issues;
}

/** The change that turns `base` into `draft`; only what differs is sent. The stage alone says which pipeline. */
export function changeOf(draft: Draft, base: Draft, timeZone: string): OpportunityChange {
  const change: OpportunityChange = {};
  for (const field of differingFields(draft, base))
    Object.assign(change, wireOf(field, draft, timeZone));
  return change;
}

function wireOf(field: DraftField, draft: Draft, timeZone: string): OpportunityChange {
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
      return { probability: draft.probability.trim() === "" ? null : Number(draft.probability) };
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

function fieldsOf(draft: Draft): DraftField[] {
  return Object.keys(draft) as DraftField[];
}

function comparable(value: Draft[DraftField]): string {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.join("\n");
  return value?.id ?? "";
}

function linkOf(id: string | null, name: string | null): Link | null {
  return id === null ? null : { id, label: name ?? "Unnamed" };
}
