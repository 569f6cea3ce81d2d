"use client";

import { useState } from "react";
import { ApiError } from "@/lib/client/api-error";
import { fieldErrors } from "./field-errors";
import { changedFields, type RecordDraft, rebased } from "./record-draft";

/** How one kind of record is held in a form and sent. Its calls throw `ApiError`. */
export type FormShape<Shown, Draft> = {
  draftOf(record: Shown): Draft;
  /** What a draft's field is on the wire. */
  wireOf(field: keyof Draft & string, draft: Draft): object;
  /** Writes the change on the version that `base` is, and answers the record as it is then. */
  update(base: Shown, change: object, draft: Draft): Promise<Shown>;
  find(id: string): Promise<Shown>;
};

export type RecordForm<Shown, Draft extends RecordDraft> = {
  base: Shown;
  draft: Draft;
  changed: (keyof Draft & string)[];
  errors: Record<string, string>;
  refusal?: string;
  newer?: Shown;
  isSaving: boolean;
  set: (change: Partial<Draft>) => void;
  save: () => Promise<boolean>;
  discard: () => void;
  carryOver: () => void;
  /** Reads the record again and starts from it; everything typed is dropped. */
  reload: () => Promise<void>;
};

/**
 * The state of one record's form: the record it is based on, what was typed, what was refused and why. A save names the
 * version it is based on; when somebody was faster, `newer` holds their record and nothing typed is lost.
 */
export function useRecordForm<Shown extends { public_id: string }, Draft extends RecordDraft>(
  record: Shown,
  shape: FormShape<Shown, Draft>,
): RecordForm<Shown, Draft> {
  const [base, setBase] = useState(record);
  const [draft, setDraft] = useState(() => shape.draftOf(record));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [newer, setNewer] = useState<Shown>();
  const [isSaving, setSaving] = useState(false);
  const changed = changedFields(draft, shape.draftOf(base));

  const restart = (next: Shown, nextDraft: Draft) => {
    setBase(next);
    setDraft(nextDraft);
    setErrors({});
    setRefusal(undefined);
    setNewer(undefined);
  };

  const refuse = async (error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 412) return setNewer(await shape.find(base.public_id));
    const wrong = fieldErrors(error.errors);
    setErrors(wrong);
    setRefusal(Object.keys(wrong).length > 0 ? undefined : error.detail);
  };

  return {
    base,
    draft,
    changed,
    errors,
    refusal,
    newer,
    isSaving,
    set: (change) => {
      setDraft((current) => ({ ...current, ...change }));
      setErrors((current) => withoutFields(current, Object.keys(change)));
    },
    /** Sends what differs. Resolves to whether the server took it. */
    save: async () => {
      if (isSaving) return false;
      setRefusal(undefined);
      if (draft.name.trim() === "") {
        setErrors({ name: "Must not be empty" });
        return false;
      }
      setErrors({});
      setSaving(true);
      try {
        const sent = draft;
        const change = Object.assign({}, ...changed.map((field) => shape.wireOf(field, sent)));
        const saved = await shape.update(base, change, sent);
        setBase(saved);
        // Typed while the save was under way: kept.
        setDraft((current) => rebased(current, sent, shape.draftOf(saved)));
        return true;
      } catch (error) {
        await refuse(error).catch(() =>
          setRefusal("Something went wrong. What you typed is still here; try again."),
        );
        return false;
      } finally {
        setSaving(false);
      }
    },
    /** Back to the record; everything typed is dropped. */
    discard: () => restart(newer ?? base, shape.draftOf(newer ?? base)),
    /** Goes on from the newer record with what was typed on top of it. */
    carryOver: () => {
      if (newer) restart(newer, rebased(draft, shape.draftOf(base), shape.draftOf(newer)));
    },
    reload: async () => {
      const current = await shape.find(base.public_id);
      restart(current, shape.draftOf(current));
    },
  };
}

/** The errors without those of these fields; a link is refused under its id. */
export function withoutFields(
  errors: Record<string, string>,
  fields: string[],
): Record<string, string> {
  const gone = new Set(fields.flatMap((field) => [field, `${field}_id`]));
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !gone.has(field)));
}
