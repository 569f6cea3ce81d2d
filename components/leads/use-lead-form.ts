"use client";

import { checkName } from "@/components/forms/check-name";
import { useRecordForm } from "@/components/forms/use-record-form";
import { createLead, updateLead } from "@/lib/client/leads";
import type { LeadRecord } from "@/lib/domain/leads/schema";
import { isLead } from "./is-lead";
import { type LeadDraft, leadChangeOf, leadDraftOf, leadInputOf } from "./lead-draft";

/**
 * The state of a lead's form; without `lead`, of a new one that starts with `ownerId` as its owner.
 */
export function useLeadForm(lead: LeadRecord | null, ownerId: string) {
  return useRecordForm<LeadRecord | null, LeadDraft>(lead, {
    draftOf: (record) => leadDraftOf(record, ownerId),
    check: checkName,
    save: (base, draft) =>
      base
        ? updateLead(base.id, leadChangeOf(draft, base), base.lock_version)
        : createLead(leadInputOf(draft)),
    newerOf: async ({ status, body }) =>
      status === 412 && isLead(body.lead) ? body.lead : undefined,
  });
}
