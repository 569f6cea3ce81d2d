"use client";

import { useEffect } from "react";
import { fieldErrors } from "@/components/forms/field-errors";
import type { FormShape } from "@/components/forms/form-shape";
import { useRecordForm } from "@/components/forms/use-record-form";
import { rebaseUndo } from "@/components/undo/undo-stack";
import type { ApiError } from "@/lib/client/api-error";
import { findOpportunity, updateOpportunity } from "@/lib/client/opportunities";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { changeOf, type Draft, draftOf, issuesOf } from "./opportunity-draft";
import { useRemoteChanges } from "./use-remote-changes";

export type OpportunityForm = ReturnType<typeof useOpportunityForm>;

/**
 * The state of one opportunity's form. A version that another user saves is shown at once if there
 * are no edits; else it is kept as `newer`, and `newerBy` is the user's name if it is known.
 */
export function useOpportunityForm(opportunity: OpportunityRecord, timeZone: string) {
  const form = useRecordForm(opportunity, opportunityShape(timeZone));
  const { base, newer, isSaving } = form;
  const { latest, latestBy, deletedBy } = useRemoteChanges(base.id);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each record that arrives
  useEffect(() => {
    if (latest && !isSaving && latest.lock_version > base.lock_version) form.receive(latest);
  }, [latest, isSaving]);

  return {
    ...form,
    newerBy: newer && newer.lock_version === latest?.lock_version ? latestBy : undefined,
    refusal: deletedBy ? `${deletedBy} has deleted this opportunity.` : form.refusal,
  };
}

function opportunityShape(timeZone: string): FormShape<OpportunityRecord, Draft> {
  return {
    draftOf: (record) => draftOf(record, timeZone),
    check: (draft) => ({ errors: fieldErrors(issuesOf(draft)) }),
    save: async ({ id, public_id, lock_version }, draft, from) => {
      const saved = await updateOpportunity(
        public_id,
        changeOf(draft, from, timeZone),
        lock_version,
      );
      rebaseUndo(id, lock_version, saved.lock_version);
      publishOpportunityChange({ kind: "updated", opportunity: saved });
      return saved;
    },
    newerOf: async (error, { public_id }) => {
      if (error.status !== 412 && error.code !== "conflict") return undefined;
      return opportunityIn(error) ?? findOpportunity(public_id);
    },
  };
}

function opportunityIn({ body: { opportunity } }: ApiError): OpportunityRecord | undefined {
  return isOpportunity(opportunity) ? opportunity : undefined;
}

function isOpportunity(value: unknown): value is OpportunityRecord {
  return (
    typeof value === "object" && value !== null && "lock_version" in value && "public_id" in value
  );
}
