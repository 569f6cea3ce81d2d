"use client";

import { useEffect, useState } from "react";
import { fieldErrors } from "@/components/forms/field-errors";
import { rebaseUndo } from "@/components/undo/undo-stack";
import { ApiError } from "@/lib/client/api-error";
import { findOpportunity, updateOpportunity } from "@/lib/client/opportunities";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import {
  changeOf,
  type Draft,
  differingFields,
  draftOf,
  issuesOf,
  rebase,
} from "./opportunity-draft";
import { useRemoteChanges } from "./use-remote-changes";

export type OpportunityForm = ReturnType<typeof useOpportunityForm>;

/**
 * The state of one opportunity's form: the record it is based on, what was typed, what was refused and why.
 * A save names the version it is based on; when somebody was faster, `newer` holds their record and nothing typed is lost.
 */
export function useOpportunityForm(opportunity: OpportunityRecord, timeZone: string) {
  const [base, setBase] = useState(opportunity);
  const [draft, setDraft] = useState(() => draftOf(opportunity, timeZone));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [newer, setNewer] = useState<OpportunityRecord>();
  const [isSaving, setSaving] = useState(false);
  const changed = differingFields(draft, draftOf(base, timeZone));

  const restart = (record: OpportunityRecord, next: Draft) => {
    setBase(record);
    setDraft(next);
    setErrors({});
    setRefusal(undefined);
    setNewer(undefined);
  };

  // What others save meanwhile shows at once where nothing is typed; else it waits beside what is.
  const { latest, deletedBy } = useRemoteChanges(base.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every record that arrives
  useEffect(() => {
    if (!latest || isSaving || latest.lock_version <= base.lock_version) return;
    if (changed.length === 0) restart(latest, draftOf(latest, timeZone));
    else setNewer(latest);
  }, [latest, isSaving]);

  const set = (change: Partial<Draft>) => {
    setDraft((current) => ({ ...current, ...change }));
    setErrors((current) => without(current, Object.keys(change)));
  };

  const refuse = async (error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 412 || error.code === "conflict")
      return setNewer(await currentOf(base.public_id, error));
    const wrong = fieldErrors(error.errors);
    setErrors(wrong);
    setRefusal(Object.keys(wrong).length > 0 ? undefined : error.detail);
  };

  /** Sends what differs. Resolves to whether the server took it. */
  const save = async (): Promise<boolean> => {
    if (isSaving) return false;
    const wrong = fieldErrors(issuesOf(draft));
    setErrors(wrong);
    setRefusal(undefined);
    if (Object.keys(wrong).length > 0) return false;
    setSaving(true);
    try {
      const sent = draft;
      const saved = await updateOpportunity(
        base.public_id,
        changeOf(sent, draftOf(base, timeZone), timeZone),
        base.lock_version,
      );
      rebaseUndo(base.id, base.lock_version, saved.lock_version);
      setBase(saved);
      // Typed while the save was under way: kept.
      setDraft((current) => rebase(current, sent, draftOf(saved, timeZone)));
      setNewer(undefined);
      publishOpportunityChange({ kind: "updated", opportunity: saved });
      return true;
    } catch (error) {
      await refuse(error).catch(() =>
        setRefusal("Something went wrong. What you typed is still here; try again."),
      );
      return false;
    } finally {
      setSaving(false);
    }
  };

  return {
    base,
    draft,
    changed,
    errors,
    refusal: deletedBy ? `${deletedBy} has deleted this opportunity.` : refusal,
    newer,
    isSaving,
    set,
    save,
    /** Back to the record; everything typed is dropped. */
    discard: () => restart(newer ?? base, draftOf(newer ?? base, timeZone)),
    /** Goes on from the newer record with what was typed on top of it. */
    carryOver: () => {
      if (newer) restart(newer, rebase(draft, draftOf(base, timeZone), draftOf(newer, timeZone)));
    },
  };
}

async function currentOf(id: string, { body }: ApiError): Promise<OpportunityRecord> {
  const current = body.opportunity;
  return isOpportunity(current) ? current : findOpportunity(id);
}

function isOpportunity(value: unknown): value is OpportunityRecord {
  return (
    typeof value === "object" && value !== null && "lock_version" in value && "public_id" in value
  );
}

function without(errors: Record<string, string>, fields: string[]): Record<string, string> {
  const gone = new Set(fields.flatMap((field) => [field, `${field}_id`]));
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !gone.has(field)));
}
