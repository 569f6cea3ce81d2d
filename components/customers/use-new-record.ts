"use client";

import { useState } from "react";
import { fieldErrors } from "@/components/forms/field-errors";
import type { RecordDraft } from "@/components/forms/record-draft";
import { withoutFields } from "@/components/forms/use-record-form";
import { ApiError } from "@/lib/client/api-error";

export type NewRecordForm<Draft extends RecordDraft> = {
  draft: Draft;
  errors: Record<string, string>;
  refusal?: string;
  isSaving: boolean;
  set: (change: Partial<Draft>) => void;
};

/** The state of the form for a new record. It starts afresh only once the server has taken what was typed. */
export function useNewRecord<Draft extends RecordDraft, Created>(
  empty: Draft,
  send: (draft: Draft) => Promise<Created>,
): NewRecordForm<Draft> & { create: () => Promise<Created | undefined> } {
  const [typed, setTyped] = useState<Partial<Draft>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const draft = { ...empty, ...typed };

  /** The created record, or nothing when it was refused; then the reasons are in `errors` and `refusal`. */
  const create = async () => {
    if (isSaving) return undefined;
    setRefusal(undefined);
    if (draft.name.trim() === "") {
      setErrors({ name: "Must not be empty" });
      return undefined;
    }
    setErrors({});
    setSaving(true);
    try {
      const created = await send(draft);
      setTyped({});
      return created;
    } catch (error) {
      const wrong = error instanceof ApiError ? fieldErrors(error.errors) : {};
      setErrors(wrong);
      if (Object.keys(wrong).length === 0) {
        setRefusal(
          error instanceof ApiError
            ? error.detail
            : "Something went wrong. What you typed is still here.",
        );
      }
      return undefined;
    } finally {
      setSaving(false);
    }
  };

  return {
    draft,
    errors,
    refusal,
    isSaving,
    create,
    set: (change) => {
      setTyped((current) => ({ ...current, ...change }));
      setErrors((current) => withoutFields(current, Object.keys(change)));
    },
  };
}
