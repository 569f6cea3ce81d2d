import { AccountField, ContactField } from "@/components/forms/link-fields";
import { MoneyFields } from "@/components/forms/money-fields";
import { OwnerField } from "@/components/forms/owner-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import type { useNewOpportunity } from "./use-new-opportunity";

type NewOpportunityFieldsProps = {
  form: ReturnType<typeof useNewOpportunity>;
  /** The stages to choose from. */
  stages: StageRecord[];
  members: { user_id: string; name: string }[];
};

/** The fields of a new opportunity. */
export function NewOpportunityFields({ form, stages, members }: NewOpportunityFieldsProps) {
  const { draft, errors, set } = form;
  return (
    <>
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
      <Field
        label="Stage"
        error={errors.pipeline_stage_id ?? (stages.length === 0 ? NO_STAGE : undefined)}
      >
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
    </>
  );
}

const NO_STAGE = "This pipeline has no open stage";
