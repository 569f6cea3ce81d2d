import type { OrganizationChange } from "@/lib/client/organization";
import type { OrganizationRecord } from "@/lib/domain/organizations/schema";

/** A lost reason in the form; `key` stays with it when it is renamed or moved. */
export type Reason = { key: number; text: string };

/** An organization as its form holds it. */
export type OrganizationDraft = {
  name: string;
  time_zone: string;
  currency: string;
  /** As typed; empty for never. */
  rotting_days: string;
  lost_reasons: Reason[];
  lost_reason_required: boolean;
};

export type OrganizationField = keyof OrganizationDraft;

/** What the form shows for a record. */
export function draftOf(record: OrganizationRecord): OrganizationDraft {
  return {
    name: record.name,
    time_zone: record.time_zone,
    currency: record.currency,
    rotting_days: record.rotting_days === null ? "" : String(record.rotting_days),
    lost_reasons: record.lost_reasons.map(newReason),
    lost_reason_required: record.lost_reason_required,
  };
}

let lastKey = 0;

export function newReason(text: string): Reason {
  return { key: ++lastKey, text };
}

/** The fields that two drafts hold differently. */
export function differingFields(a: OrganizationDraft, b: OrganizationDraft): OrganizationField[] {
  return FIELDS.filter((field) => comparable(a[field]) !== comparable(b[field]));
}

/** `draft` as it would be had it been started from `next` instead of `base`: what was changed stays, the rest is new. */
export function rebase(
  draft: OrganizationDraft,
  base: OrganizationDraft,
  next: OrganizationDraft,
): OrganizationDraft {
  const kept = differingFields(draft, base).map((field) => [field, draft[field]]);
  return { ...next, ...Object.fromEntries(kept) };
}

/** The change that turns `base` into `draft`; only what differs is sent. */
export function changeOf(draft: OrganizationDraft, base: OrganizationDraft): OrganizationChange {
  const { rotting_days, lost_reasons, ...same } = draft;
  const whole: OrganizationChange = {
    ...same,
    rotting_days: rotting_days.trim() === "" ? null : Number(rotting_days),
    lost_reasons: lost_reasons.map(({ text }) => text),
  };
  return Object.fromEntries(differingFields(draft, base).map((field) => [field, whole[field]]));
}

const FIELDS: OrganizationField[] = [
  "name",
  "time_zone",
  "currency",
  "rotting_days",
  "lost_reasons",
  "lost_reason_required",
];

function comparable(value: OrganizationDraft[OrganizationField]): string {
  return Array.isArray(value)
    ? JSON.stringify(value.map(({ text }) => text.trim()))
    : String(value).trim();
}
