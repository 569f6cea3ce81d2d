import type { ApiError } from "@/lib/client/api-error";
import type { FieldOf } from "./record-draft";
import type { FormErrors } from "./use-form-errors";

/** What a form has to know about one kind of record. `useRecordForm` does the rest. */
export type FormShape<Shown, Draft extends object> = {
  /** Returns what the form shows for a record. */
  draftOf(record: Shown): Draft;
  /**
   * Sends what differs between `draft` and `from`, the draft of `base`, and returns the saved
   * record. Names the version of `base` in the request. Throws `ApiError`.
   */
  save(base: Shown, draft: Draft, from: Draft): Promise<Shown>;
  /** Returns the newer record if `error` reports a version conflict, else `undefined`. */
  newerOf(error: ApiError, base: Shown): Promise<Shown | undefined>;

  /** Returns the errors of a draft that need no request. By default, there are none. */
  check?(draft: Draft): FormErrors;
  /** Maps the issues of a refused save to form fields. By default, `fieldErrors`. */
  errorsOf?(issues: ApiError["errors"], sent: Draft): Record<string, string>;
  /** Returns the fields that differ. By default, `changedFields`. */
  changedFields?(a: Draft, b: Draft): FieldOf<Draft>[];
  /** Puts the user's edits since `base` on top of `next`. By default, `rebased`. */
  rebase?(draft: Draft, base: Draft, next: Draft): Draft;
  /** Same, after a save: `next` is what the server made of `sent`. By default, `rebase`. */
  settle?(draft: Draft, sent: Draft, next: Draft): Draft;
  /** Returns the correction of the draft that a refused save calls for. */
  amend?(error: ApiError, base: Shown): Promise<((draft: Draft) => Draft) | undefined>;
};

/** The state of one record's form and its actions. */
export type RecordForm<Shown, Draft extends object> = {
  /** The record that the edits are based on. */
  base: Shown;
  draft: Draft;
  /** The fields that the user has changed. */
  changed: FieldOf<Draft>[];
  /** Error sentences by field. */
  errors: Record<string, string>;
  /** Why the record as a whole was not saved. */
  refusal?: string;
  /** A newer version, saved by another user while this one was editing. */
  newer?: Shown;
  isSaving: boolean;
  /** Changes some fields and clears their errors. */
  set: (change: Partial<Draft>) => void;
  /** Changes the draft as a whole and clears every error. */
  edit: (change: (draft: Draft) => Draft) => void;
  /** Sends the changes. Resolves to the saved record, or `undefined` if it was refused. */
  save: () => Promise<Shown | undefined>;
  /** Drops the edits; shows the newer record if there is one. */
  discard: () => void;
  /** Puts the edits on top of the newer record. */
  carryOver: () => void;
  /** Puts the edits on top of the newer record and saves. */
  saveOver: () => Promise<Shown | undefined>;
  /** Closes the conflict without a decision; the next save meets it again. */
  keepEditing: () => void;
  /** Takes in a newer version: shows it if nothing was edited, else keeps it as `newer`. */
  receive: (record: Shown) => void;
  /** Starts over from `record`; the edits are dropped. */
  restart: (record: Shown) => void;
};
