import { AccountField, ContactField } from "@/components/forms/link-fields";
import { LostReasonField } from "@/components/forms/lost-reason-field";
import { MoneyFields } from "@/components/forms/money-fields";
import { OwnerField } from "@/components/forms/owner-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TagsInput } from "@/components/ui/tags-input";
import { Textarea } from "@/components/ui/textarea";
import type { OpportunityContext } from "./opportunity-context";
import type { Draft } from "./opportunity-draft";
import { StageFields } from "./stage-fields";
import type { OpportunityForm } from "./use-opportunity-form";

type TextField = {
  [Field in keyof Draft]: Draft[Field] extends string ? Field : never;
}[keyof Draft];

/** Every field of an opportunity, disabled if the user may not edit. */
export function OpportunityFields({
  form,
  context,
}: {
  form: OpportunityForm;
  context: OpportunityContext;
}) {
  const { base, draft, errors, set } = form;
  const stages = context.pipelines.flatMap((pipeline) => pipeline.stages);
  const stage = stages.find(({ id }) => id === draft.pipeline_stage_id);

  // A lost reason that was typed for one stage does not move on to another.
  const move = (target: Pick<Draft, "pipeline_id" | "pipeline_stage_id">) => {
    const isLost = stages.find(({ id }) => id === target.pipeline_stage_id)?.stage_type === "lost";
    set(isLost ? target : { ...target, lost_reason: base.lost_reason ?? "" });
  };

  const text = (field: TextField, label: string, input: React.ComponentProps<"input"> = {}) => (
    <Field label={label} error={errors[field]}>
      {(control) => (
        <Input
          autoComplete="off"
          {...input}
          {...control}
          value={draft[field]}
          onChange={(event) => set({ [field]: event.target.value })}
        />
      )}
    </Field>
  );

  return (
    <fieldset
      disabled={!context.canEdit}
      className="grid min-w-0 grid-cols-1 gap-x-4 gap-y-3.5 @md:grid-cols-2"
    >
      <legend className="sr-only">Fields</legend>
      <StageFields
        pipelines={context.pipelines}
        pipelineId={draft.pipeline_id}
        stageId={draft.pipeline_stage_id}
        error={errors.pipeline_stage_id}
        onChange={move}
      />
      {stage?.stage_type === "lost" && (
        <div className="@md:col-span-2">
          <LostReasonField
            reasons={context.lostReasons}
            required={context.lostReasonRequired}
            value={draft.lost_reason}
            error={errors.lost_reason}
            onChange={(lost_reason) => set({ lost_reason })}
          />
        </div>
      )}
      <MoneyFields
        amount={draft.amount}
        currency={draft.currency}
        amountError={errors.amount}
        currencyError={errors.currency}
        onChange={set}
      />
      {text("expected_close_date", "Expected close", { type: "date", max: "9999-12-31" })}
      <AccountField
        value={draft.account}
        error={errors.account_id}
        onChange={(account) => set({ account })}
      />
      <ContactField
        value={draft.contact}
        error={errors.contact_id}
        onChange={(contact) => set({ contact })}
      />
      <OwnerField
        members={context.members}
        value={draft.owner_user_id}
        recordedId={base.owner_user_id}
        recordedName={base.owner_name}
        error={errors.owner_user_id}
        onChange={(owner_user_id) => set({ owner_user_id })}
      />
      {text("probability", "Probability %", {
        inputMode: "numeric",
        placeholder: placeholderOf(stage?.probability),
      })}
      <Field label="Tags" error={errors.tags} className="@md:col-span-2">
        {(control) => (
          <TagsInput
            of="opportunities"
            control={control}
            value={draft.tags}
            disabled={!context.canEdit}
            onChange={(tags) => set({ tags })}
          />
        )}
      </Field>
      <Field label="Description" error={errors.description} className="@md:col-span-2">
        {(control) => (
          <Textarea
            {...control}
            value={draft.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        )}
      </Field>
      {text("source", "Source")}
      {text("opened_at", "Opened at", { type: "datetime-local", max: "9999-12-31T23:59" })}
      {text("external_system", "External system")}
      {text("external_id", "External ID")}
    </fieldset>
  );
}

function placeholderOf(probability: number | null | undefined): string | undefined {
  return probability === null || probability === undefined
    ? undefined
    : `${probability}% (from stage)`;
}
