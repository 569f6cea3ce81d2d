"use client";

import { type FormEvent, type KeyboardEvent, useId } from "react";
import { OwnerField } from "@/components/forms/owner-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { focusFirstInvalid } from "@/components/ui/focus-first-invalid";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { LEAD_STATUSES } from "@/lib/domain/leads/rules";
import type { LeadRecord } from "@/lib/domain/leads/schema";
import type { LeadContext } from "./lead-context";
import { STATUS_NAMES } from "./lead-status";
import { useLeadForm } from "./use-lead-form";

type LeadDialogProps = {
  /** Null: a new one. */
  lead: LeadRecord | null;
  context: LeadContext;
  onClose: () => void;
  onSaved: (lead: LeadRecord) => void;
};

const TEXTS = [
  ["company", "Company"],
  ["email", "Email"],
  ["phone", "Phone"],
  ["source", "Source"],
] as const;

/** The form for a lead, new or there. Without the right to edit it only shows. */
export function LeadDialog({ lead, context, onClose, onSaved }: LeadDialogProps) {
  const formId = useId();
  const form = useLeadForm(lead, context.currentUserId);
  const { draft, errors, newer, refusal, set } = form;
  const { canEdit, members } = context;
  const isConverted = form.base?.status === "converted";
  const statuses = LEAD_STATUSES.filter((status) => (status === "converted") === isConverted);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const saved = await form.save();
    if (!saved) {
      focusFirstInvalid(element);
      return;
    }
    onSaved(saved);
    onClose();
  };
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (canEdit && event.key === "Enter" && (event.ctrlKey || event.metaKey))
      event.currentTarget.requestSubmit();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={lead ? lead.name : "New lead"}
      footer={
        canEdit ? (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              type="submit"
              form={formId}
              variant="primary"
              busy={form.isSaving}
              disabled={newer !== undefined}
            >
              {lead ? "Save" : "Create lead"}
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>Done</Button>
        )
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={submit}
        onKeyDown={press}
        className="grid grid-cols-1 gap-x-4 gap-y-3.5 sm:grid-cols-2"
      >
        {newer && (
          <div role="alert" className="rounded-lg bg-warning-soft p-3 sm:col-span-2">
            <p className="font-semibold text-warning-ink">
              Somebody changed this lead while you were editing
            </p>
            <Button size="sm" onClick={form.showNewer} className="mt-2">
              Drop mine, show theirs
            </Button>
          </div>
        )}
        {refusal && (
          <p
            role="alert"
            className="rounded bg-danger-soft px-3 py-2 text-danger-ink sm:col-span-2"
          >
            {refusal}
          </p>
        )}
        <Field label="Name" error={errors.name} required className="sm:col-span-2">
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              autoComplete="off"
              disabled={!canEdit}
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        {TEXTS.map(([field, label]) => (
          <Field key={field} label={label} error={errors[field]}>
            {(control) => (
              <Input
                {...control}
                type={field === "email" ? "email" : "text"}
                autoComplete="off"
                disabled={!canEdit}
                value={draft[field]}
                onChange={(event) => set({ [field]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Field label="Status" error={errors.status}>
          {(control) => (
            <Select
              {...control}
              disabled={!canEdit || isConverted}
              value={draft.status}
              onChange={(event) =>
                set({ status: statuses.find((status) => status === event.target.value) })
              }
            >
              {statuses.map((status) => (
                <option key={status} value={status}>
                  {STATUS_NAMES[status]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <fieldset disabled={!canEdit} className="contents">
          <OwnerField
            members={members}
            value={draft.owner_user_id}
            recordedId={form.base?.owner_user_id}
            recordedName={form.base?.owner_name}
            error={errors.owner_user_id}
            onChange={(owner_user_id) => set({ owner_user_id })}
          />
        </fieldset>
        <Field label="Description" error={errors.description} className="sm:col-span-2">
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={20_000}
              disabled={!canEdit}
              value={draft.description}
              onChange={(event) => set({ description: event.target.value })}
              className="max-h-60 min-h-16"
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
