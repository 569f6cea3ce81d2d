"use client";

import { useState } from "react";
import { checkName } from "./check-name";
import { NOT_SENT } from "./error-message";
import { changedFields } from "./record-draft";
import { formErrors, useFormErrors } from "./use-form-errors";

type NewRecordForm<Draft> = {
  draft: Draft;
  errors: Record<string, string>;
  refusal?: string;
  isSaving: boolean;
  /** Whether something was typed that has not been created. */
  hasDraft: boolean;
  set: (change: Partial<Draft>) => void;
  /** Removes the errors of an earlier attempt. */
  forgetErrors: () => void;
  /** Starts over with an empty form. */
  clear: () => void;
};

/**
 * The state of the form for a new record. It keeps what was typed until the record is created.
 * `repair` corrects a draft that no longer fits, for instance because its stage was deleted.
 */
export function useNewRecord<Draft extends { name: string }, Created>(
  empty: Draft,
  send: (draft: Draft) => Promise<Created>,
  repair: (draft: Draft) => Draft = (draft) => draft,
): NewRecordForm<Draft> & { create: () => Promise<Created | undefined> } {
  const [typed, setTyped] = useState<Partial<Draft>>({});
  const [isSaving, setSaving] = useState(false);
  const { errors, refusal, show, clear, clearFields } = useFormErrors();
  const draft = repair({ ...empty, ...typed });

  /** Resolves to the created record, or `undefined` if it was refused. */
  const create = async () => {
    if (isSaving || show(checkName(draft))) return undefined;
    setSaving(true);
    try {
      const created = await send(draft);
      setTyped({});
      return created;
    } catch (error) {
      show(formErrors(error, NOT_SENT));
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
    hasDraft: changedFields(draft, empty).length > 0,
    forgetErrors: clear,
    clear: () => {
      setTyped({});
      clear();
    },
    set: (change) => {
      setTyped((current) => ({ ...current, ...change }));
      clearFields(Object.keys(change));
    },
  };
}
