"use client";

import { useState } from "react";
import { ApiError } from "@/lib/client/api-error";
import { NOT_SENT } from "./error-message";
import { fieldErrors } from "./field-errors";
import type { FormShape, RecordForm } from "./form-shape";
import { changedFields, rebased } from "./record-draft";
import { useFormErrors } from "./use-form-errors";

/**
 * The state of one record's form: the record it is based on, the edits, and why a save was refused.
 * A save names the version it is based on. If another user saved first, `newer` is their record and
 * no edit is lost.
 */
export function useRecordForm<Shown, Draft extends object>(
  record: Shown,
  shape: FormShape<Shown, Draft>,
): RecordForm<Shown, Draft> {
  const [{ base, from }, setOrigin] = useState(() => originOf(record, shape));
  const [draft, setDraft] = useState(from);
  const [newer, setNewer] = useState<Shown>();
  const [isSaving, setSaving] = useState(false);
  const { errors, refusal, show, clear, clearFields } = useFormErrors();
  const differing = shape.changedFields ?? changedFields;
  const rebase = shape.rebase ?? ((...[a, b, c]) => rebased(a, b, c, differing(a, b)));
  const changed = differing(draft, from);

  const start = (next: Shown, merge = (_mine: Draft, theirs: Draft) => theirs) => {
    const origin = originOf(next, shape);
    setOrigin(origin);
    setDraft((mine) => merge(mine, origin.from));
    setNewer(undefined);
    clear();
  };

  const refuse = async (error: unknown, sent: Draft) => {
    if (!(error instanceof ApiError)) throw error;
    const current = await shape.newerOf(error, base);
    if (current !== undefined) return setNewer(() => current);
    const wrong = shape.errorsOf?.(error.errors, sent) ?? fieldErrors(error.errors);
    show({ errors: wrong, refusal: Object.keys(wrong).length > 0 ? undefined : error.detail });
    const amend = await shape.amend?.(error, base);
    if (amend) setDraft(amend);
  };

  const send = async (sent: Draft, version: Shown): Promise<Shown | undefined> => {
    if (isSaving || show(shape.check?.(sent) ?? { errors: {} })) return undefined;
    setSaving(true);
    try {
      const saved = await shape.save(version, sent, shape.draftOf(version));
      // Edits made while the request was running are kept.
      start(saved, (mine, theirs) => (shape.settle ?? rebase)(mine, sent, theirs));
      return saved;
    } catch (error) {
      await refuse(error, sent).catch(() => show({ errors: {}, refusal: NOT_SENT }));
      return undefined;
    } finally {
      setSaving(false);
    }
  };

  /** Puts the edits on top of the newer record. Returns the resulting draft. */
  const carryOver = (onto: Shown): Draft => {
    const carried = rebase(draft, from, shape.draftOf(onto));
    start(onto, () => carried);
    return carried;
  };

  return {
    ...{ base, draft, changed, errors, refusal, newer, isSaving },
    set: (change) => {
      setDraft((current) => ({ ...current, ...change }));
      clearFields(Object.keys(change));
    },
    edit: (change) => {
      setDraft(change);
      clear();
    },
    save: () => send(draft, base),
    discard: () => start(newer ?? base),
    carryOver: () => void (newer !== undefined && carryOver(newer)),
    saveOver: async () => (newer === undefined ? undefined : send(carryOver(newer), newer)),
    keepEditing: () => setNewer(undefined),
    receive: (next) => (changed.length === 0 ? start(next) : setNewer(() => next)),
    restart: (next) => start(next),
  };
}

function originOf<Shown, Draft extends object>(base: Shown, shape: FormShape<Shown, Draft>) {
  return { base, from: shape.draftOf(base) };
}
