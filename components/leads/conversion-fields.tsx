import { MoneyFields } from "@/components/forms/money-fields";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { LeadRecord } from "@/lib/domain/leads/schema";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import type { ConversionDraft } from "./conversion-draft";

type ConversionFieldsProps = {
  draft: ConversionDraft;
  errors: Record<string, string>;
  /** The pipelines that may take the opportunity. */
  pipelines: PipelineRecord[];
  lead: LeadRecord;
  set: (change: Partial<ConversionDraft>) => void;
};

/** The fields of a conversion. Choosing a pipeline selects its first open stage. */
export function ConversionFields({ draft, errors, pipelines, lead, set }: ConversionFieldsProps) {
  const stages = openStages(pipelines.find(({ id }) => id === draft.pipeline_id));
  return (
    <>
      <Field label="Contact" hint={lead.email ?? undefined} error={errors.contact} required>
        {(control) => (
          <Input
            {...control}
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
    </>
  );
}

/** The stages that a new opportunity may be in. */
export function openStages(pipeline: PipelineRecord | undefined) {
  return pipeline?.stages.filter(({ stage_type }) => stage_type === "open") ?? [];
}

/** The id of the first open stage; "" without one. */
export function firstStage(pipeline: PipelineRecord | undefined): string {
  return openStages(pipeline)[0]?.id ?? "";
}
