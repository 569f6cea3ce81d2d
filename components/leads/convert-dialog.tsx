"use client";

import { type FormEvent, useId, useState } from "react";
import { errorMessage } from "@/components/forms/error-message";
import { MoneyFields } from "@/components/forms/money-fields";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ApiError } from "@/lib/client/api-error";
import { convertLead } from "@/lib/client/leads";
import type { Conversion, LeadRecord } from "@/lib/domain/leads/schema";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import {
  type ConversionDraft,
  conversionDraftOf,
  conversionErrors,
  conversionInputOf,
} from "./conversion-draft";
import { isLead } from "./is-lead";
import type { LeadContext } from "./lead-context";

type ConvertDialogProps = {
  lead: LeadRecord;
  context: LeadContext;
  onClose: () => void;
  onConverted: (conversion: Conversion) => void;
  /** Somebody converted it first. */
  onWasConverted: (lead: LeadRecord) => void;
};

/** Asks what a lead becomes: its contact, account and opportunity, all of it filled in from the lead. */
export function ConvertDialog({
  lead,
  context,
  onClose,
  onConverted,
  onWasConverted,
}: ConvertDialogProps) {
  const formId = useId();
  const pipelines = context.pipelines.filter(
    (pipeline) => pipeline.is_active && openStages(pipeline).length > 0,
  );
  const first = pipelines.find(({ id }) => id === context.defaultPipelineId) ?? pipelines[0];
  const [draft, setDraft] = useState<ConversionDraft>(() =>
    conversionDraftOf(lead, {
      pipeline_id: first?.id ?? "",
      pipeline_stage_id: firstStage(first),
      currency: context.currency,
    }),
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const set = (change: Partial<ConversionDraft>) =>
    setDraft((current) => ({ ...current, ...change }));
  const stages = openStages(pipelines.find(({ id }) => id === draft.pipeline_id));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSaving) return;
    setSaving(true);
    setErrors({});
    setRefusal(undefined);
    try {
      onConverted(await convertLead(lead.id, conversionInputOf(draft)));
      onClose();
    } catch (error) {
      const known = error instanceof ApiError ? error : undefined;
      const wrong = conversionErrors(known?.errors ?? []);
      setErrors(wrong);
      if (Object.keys(wrong).length === 0) setRefusal(errorMessage(error));
      if (known?.status === 409 && isLead(known.body.lead)) onWasConverted(known.body.lead);
      setSaving(false);
    }
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Convert ${lead.name}`}
      description="If a contact with this email or an account with this name exists, it is reused."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={isSaving} disabled={!first}>
            Convert lead
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={submit}
        className="grid grid-cols-1 gap-x-4 gap-y-3.5 sm:grid-cols-2"
      >
        {refusal && (
          <p
            role="alert"
            className="rounded bg-danger-soft px-3 py-2 text-danger-ink sm:col-span-2"
          >
            {refusal}
          </p>
        )}
        <Field label="Contact" hint={lead.email ?? undefined} error={errors.contact} required>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              autoComplete="off"
              value={draft.contact}
              onChange={(event) => set({ contact: event.target.value })}
            />
          )}
        </Field>
        <Field label="Account" hint="Optional" error={errors.account}>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              autoComplete="off"
              value={draft.account}
              onChange={(event) => set({ account: event.target.value })}
            />
          )}
        </Field>
        <Field label="Opportunity" error={errors.name} required className="sm:col-span-2">
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              autoComplete="off"
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label="Pipeline" error={errors.pipeline_id}>
          {(control) => (
            <Select
              {...control}
              value={draft.pipeline_id}
              onChange={({ target: { value } }) =>
                set({
                  pipeline_id: value,
                  pipeline_stage_id: firstStage(pipelines.find(({ id }) => id === value)),
                })
              }
            >
              {pipelines.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Stage" error={errors.pipeline_stage_id}>
          {(control) => (
            <Select
              {...control}
              value={draft.pipeline_stage_id}
              onChange={(event) => set({ pipeline_stage_id: event.target.value })}
            >
              {stages.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <MoneyFields
          amount={draft.amount}
          currency={draft.currency}
          amountError={errors.amount}
          currencyError={errors.currency}
          onChange={set}
        />
      </form>
    </Dialog>
  );
}

function openStages(pipeline: PipelineRecord | undefined) {
  return pipeline?.stages.filter(({ stage_type }) => stage_type === "open") ?? [];
}

function firstStage(pipeline: PipelineRecord | undefined): string {
  return openStages(pipeline)[0]?.id ?? "";
}
