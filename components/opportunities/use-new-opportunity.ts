"use client";

import { useState } from "react";
import { fieldErrors } from "@/components/forms/field-errors";
import { ApiError } from "@/lib/client/api-error";
import { createOpportunity } from "@/lib/client/opportunities";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { inputOf, type NewOpportunity } from "./new-opportunity";

/**
 * The state of the form for a new opportunity. It starts afresh only once the server has taken what was typed; a stage that
 * is none of these, as of another pipeline or one that is gone, is chosen anew.
 */
export function useNewOpportunity(empty: NewOpportunity, stages: readonly { id: string }[]) {
  const [typed, setTyped] = useState<Partial<NewOpportunity>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const draft = { ...empty, ...typed };
  if (!stages.some(({ id }) => id === draft.pipeline_stage_id))
    draft.pipeline_stage_id = empty.pipeline_stage_id;

  const set = (change: Partial<NewOpportunity>) => {
    setTyped((current) => ({ ...current, ...change }));
    const touched = new Set(Object.keys(change).flatMap((field) => [field, `${field}_id`]));
    setErrors((current) =>
      Object.fromEntries(Object.entries(current).filter(([field]) => !touched.has(field))),
    );
  };

  const clear = () => {
    setTyped({});
    setErrors({});
    setRefusal(undefined);
  };

  /** The created record, or nothing when it was refused; then the reasons are in `errors` and `refusal`. */
  const create = async (): Promise<OpportunityRecord | undefined> => {
    if (isSaving) return undefined;
    setRefusal(undefined);
    if (draft.name.trim() === "") {
      setErrors({ name: "Must not be empty" });
      return undefined;
    }
    setSaving(true);
    try {
      const created = await createOpportunity(inputOf(draft));
      clear();
      publishOpportunityChange({ kind: "created", opportunity: created });
      return created;
    } catch (error) {
      const known = error instanceof ApiError;
      const wrong = known ? fieldErrors(error.errors) : {};
      setErrors(wrong);
      if (!known) setRefusal("Something went wrong. What you typed is still here; try again.");
      else if (Object.keys(wrong).length === 0) setRefusal(error.detail);
      return undefined;
    } finally {
      setSaving(false);
    }
  };

  return { draft, errors, refusal, isSaving, set, create };
}
