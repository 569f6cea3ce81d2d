import { changedFields } from "@/components/forms/record-draft";
import type { OrganizationChange } from "@/lib/client/organization";
import type { OrganizationRecord } from "@/lib/domain/organizations/schema";

/** A lost reason in the form; `key` identifies it while it is renamed or moved. */
export type Reason = { key: number; text: string };

/** The form state of an organization. */
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

/** Returns what the form shows for an organization. */
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

/** Returns a reason with a new key. */
export function newReason(text: string): Reason {
  return { key: ++lastKey, text };
}

/** Returns the fields that differ between two drafts; the keys of the reasons do not count. */
export function differingFields(a: OrganizationDraft, b: OrganizationDraft): OrganizationField[] {
  return changedFields(withTexts(a), withTexts(b));
}

/** Returns the change that turns `base` into `draft`: only what differs. */
export function changeOf(draft: OrganizationDraft, base: OrganizationDraft): OrganizationChange {
  const { rotting_days, lost_reasons, ...same } = draft;
  const whole: OrganizationChange = {
    ...same,
    rotting_days: rotting_days.trim() === "" ? null : Number(rotting_days),
    lost_reasons: lost_reasons.map(({ text }) => text),
  };
  return Object.fromEntries(differingFields(draft, base).map((field) => [field, whole[field]]));
}

function withTexts(draft: OrganizationDraft) {
  return { ...draft, lost_reasons: draft.lost_reasons.map(({ text }) => text.trim()) };
}
