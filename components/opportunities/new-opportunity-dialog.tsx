"use client";

import { type FormEvent, type KeyboardEvent, useId } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Select } from "@/components/ui/select";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { AccountField, ContactField } from "./link-fields";
import { MoneyFields } from "./money-fields";
import { OwnerField } from "./owner-field";
import { useNewOpportunity } from "./use-new-opportunity";

type NewOpportunityDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  pipeline: PipelineRecord;
  /** The stage to begin with; by default the first open one. */
  stageId?: string;
  members: { user_id: string; name: string }[];
  currentUserId: string;
  currency: string;
  onCreated?: (opportunity: OpportunityRecord) => void;
};

/** The form for a new opportunity. Closed before it is saved, it keeps what was typed for the next time it opens. */
export function NewOpportunityDialog(props: NewOpportunityDialogProps) {
  const { open, onOpenChange, pipeline, stageId, members, currentUserId, currency, onCreated } = props;
  const formId = useId();
  const stages = pipeline.stages.filter(({ stage_type }) => stage_type === "open");
  const first = stages.find(({ id }) => id === stageId) ?? stages[0];
  const { draft, errors, refusal, isSaving, set, create } = useNewOpportunity({
    name: "",
    pipeline_stage_id: first?.id ?? "",
    amount: "",
    currency,
    expected_close_date: "",
    account: null,
    contact: null,
    owner_user_id: currentUserId,
  });

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const created = await create();
    if (!created) {
      requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    onOpenChange(false);
    toast.success(`${created.name} was added to ${created.stage}`);
    onCreated?.(created);
  };
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New opportunity"
      description={`In ${pipeline.name}`}
      footer={
        <>
          <span className="mr-auto hidden items-center gap-1 text-ink-muted text-xs sm:flex">
            <Kbd>Ctrl</Kbd>
            <Kbd>Enter</Kbd> saves
          </span>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={isSaving} disabled={stages.length === 0}>
            {isSaving ? "Creating…" : "Create opportunity"}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={submit}
        onKeyDown={press}
        className="grid grid-cols-1 gap-x-4 gap-y-3.5 sm:grid-cols-2"
      >
        {refusal && (
          <p role="alert" className="rounded bg-danger-soft px-3 py-2 text-danger-ink sm:col-span-2">
            {refusal}
          </p>
        )}
        <Field label="Name" error={errors.name} required className="sm:col-span-2">
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <MoneyFields
          amount={draft.amount}
          currency={draft.currency}
          amountError={errors.amount}
          currencyError={errors.currency}
          onChange={set}
        />
        <Field label="Stage" error={errors.pipeline_stage_id ?? (stages.length === 0 ? NO_STAGE : undefined)}>
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
        <AccountField value={draft.account} error={errors.account_id} onChange={(account) => set({ account })} />
        <ContactField value={draft.contact} error={errors.contact_id} onChange={(contact) => set({ contact })} />
        <Field label="Expected close" error={errors.expected_close_date}>
          {(control) => (
            <Input
              {...control}
              type="date"
              max="9999-12-31"
              value={draft.expected_close_date}
              onChange={(event) => set({ expected_close_date: event.target.value })}
            />
          )}
        </Field>
        <OwnerField
          members={members}
          value={draft.owner_user_id}
          error={errors.owner_user_id}
          onChange={(owner_user_id) => set({ owner_user_id })}
        />
      </form>
    </Dialog>
  );
}

const NO_STAGE = "This pipeline has no open stage";
