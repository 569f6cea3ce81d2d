"use client";

import { useState } from "react";
import { errorMessage } from "@/components/forms/error-message";
import { fieldErrors } from "@/components/forms/field-errors";
import { ApiError } from "@/lib/client/api-error";
import { createLead, updateLead } from "@/lib/client/leads";
import type { LeadRecord } from "@/lib/domain/leads/schema";
import { isLead } from "./is-lead";
import { type LeadDraft, leadChangeOf, leadDraftOf, leadInputOf } from "./lead-draft";

export type LeadForm = ReturnType<typeof useLeadForm>;

/** The state of a lead's form, for a new one without `lead`. When somebody saved first, `newer` holds theirs and nothing typed is lost. */
export function useLeadForm(lead: LeadRecord | null, ownerId: string) {
  const [base, setBase] = useState(lead);
  const [draft, setDraft] = useState(() => leadDraftOf(lead, ownerId));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [newer, setNewer] = useState<LeadRecord>();
  const [isSaving, setSaving] = useState(false);

  const set = (change: Partial<LeadDraft>) => {
    setDraft((current) => ({ ...current, ...change }));
    setErrors((current) =>
      Object.fromEntries(Object.entries(current).filter(([field]) => !(field in change))),
    );
  };

  const refuse = (error: unknown) => {
    const known = error instanceof ApiError ? error : undefined;
    if (known?.status === 412 && isLead(known.body.lead)) return setNewer(known.body.lead);
    const wrong = fieldErrors(known?.errors ?? []);
    setErrors(wrong);
    if (Object.keys(wrong).length === 0) setRefusal(errorMessage(error));
  };

  /** The saved record, or nothing when it was refused; then the reasons are in `errors`, `refusal` or `newer`. */
  const save = async (): Promise<LeadRecord | undefined> => {
    if (isSaving || newer) return undefined;
    setRefusal(undefined);
    if (draft.name.trim() === "") {
      setErrors({ name: "Must not be empty" });
      return undefined;
    }
    setSaving(true);
    try {
      return await (base
        ? updateLead(base.id, leadChangeOf(draft, base), base.lock_version)
        : createLead(leadInputOf(draft)));
    } catch (error) {
      refuse(error);
      return undefined;
    } finally {
      setSaving(false);
    }
  };

  /** Drops what was typed for the newer record. */
  const showNewer = () => {
    if (!newer) return;
    setBase(newer);
    setDraft(leadDraftOf(newer, ownerId));
    setNewer(undefined);
    setErrors({});
  };

  return { base, draft, errors, refusal, newer, isSaving, set, save, showNewer };
}
