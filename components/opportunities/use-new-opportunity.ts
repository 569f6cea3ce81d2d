"use client";

import { useNewRecord } from "@/components/forms/use-new-record";
import { createOpportunity } from "@/lib/client/opportunities";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import { inputOf, type NewOpportunity } from "./new-opportunity";

/**
 * The state of the form for a new opportunity. A stage that is not one of `stages`, because the
 * pipeline was changed or the stage deleted, is replaced by that of `empty`.
 */
export function useNewOpportunity(empty: NewOpportunity, stages: readonly { id: string }[]) {
  return useNewRecord(empty, create, (draft) =>
    stages.some(({ id }) => id === draft.pipeline_stage_id)
      ? draft
      : { ...draft, pipeline_stage_id: empty.pipeline_stage_id },
  );
}

async function create(draft: NewOpportunity) {
  const opportunity = await createOpportunity(inputOf(draft));
  publishOpportunityChange({ kind: "created", opportunity });
  return opportunity;
}
