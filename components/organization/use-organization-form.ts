"use client";

import { useState } from "react";
import { capitalize } from "@/components/forms/capitalize";
import { ApiError } from "@/lib/client/api-error";
import { updateOrganization } from "@/lib/client/organization";
import type { OrganizationRecord } from "@/lib/domain/organizations/schema";
import {
  changeOf,
  differingFields,
  draftOf,
  type OrganizationDraft,
  rebase,
} from "./organization-draft";

export type OrganizationForm = ReturnType<typeof useOrganizationForm>;

/**
 * The state of the organization's form: the record it is based on, what was typed, what was refused and why. A save
 * names the version it is based on; when somebody was faster, `newer` holds what they saved and nothing typed is lost.
 */
export function useOrganizationForm(organization: OrganizationRecord) {
  const [base, setBase] = useState(organization);
  const [shown, setShown] = useState(() => draftOf(organization));
  const [draft, setDraft] = useState(shown);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [newer, setNewer] = useState<OrganizationRecord>();
  const [isSaving, setSaving] = useState(false);
  const changed = differingFields(draft, shown);

  const start = (record: OrganizationRecord, restart: Restart) => {
    const next = draftOf(record);
    setBase(record);
    setShown(next);
    setDraft((current) => restart(current, next));
    setErrors({});
    setRefusal(undefined);
    setNewer(undefined);
  };

  const refuse = (error: unknown) => {
    if (!(error instanceof ApiError))
      return setRefusal("Something went wrong. What you typed is still here; try again.");
    const { organization: current } = error.body;
    if (error.status === 412 && isOrganization(current)) return setNewer(current);
    setErrors(
      Object.fromEntries(error.errors.map(({ field, message }) => [field, capitalize(message)])),
    );
    if (error.errors.length === 0) setRefusal(error.detail);
  };

  return {
    base,
    draft,
    changed,
    errors,
    refusal,
    newer,
    isSaving,
    set(change: Partial<OrganizationDraft>) {
      setDraft((current) => ({ ...current, ...change }));
      const touched = Object.keys(change);
      setErrors((current) =>
        Object.fromEntries(
          Object.entries(current).filter(([field]) => !touched.includes(field.split("[")[0] ?? "")),
        ),
      );
    },
    /** Sends what differs. Resolves to whether the server took it. */
    async save(): Promise<boolean> {
      if (isSaving) return false;
      setSaving(true);
      setRefusal(undefined);
      setErrors({});
      try {
        const sent = draft;
        const saved = await updateOrganization(changeOf(sent, shown), base.lock_version);
        // Typed while the save was under way: kept.
        start(saved, (current, next) => rebase(current, sent, next));
        return true;
      } catch (error) {
        refuse(error);
        return false;
      } finally {
        setSaving(false);
      }
    },
    /** Back to the record; everything typed is dropped. */
    discard: () => start(newer ?? base, (_current, next) => next),
    /** Goes on from the newer record with what was typed on top of it. */
    carryOver: () => newer && start(newer, (current, next) => rebase(current, shown, next)),
  };
}

type Restart = (current: OrganizationDraft, next: OrganizationDraft) => OrganizationDraft;

function isOrganization(value: unknown): value is OrganizationRecord {
  return (
    typeof value === "object" &&
    value !== null &&
    "lock_version" in value &&
    "lost_reasons" in value
  );
}
