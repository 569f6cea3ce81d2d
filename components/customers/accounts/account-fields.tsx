import { RecordNameField } from "@/components/customers/record-name-field";
import { OwnerField } from "@/components/forms/owner-field";
import {
  type DraftForm,
  LongTextField,
  TagsField,
  TextField,
} from "@/components/forms/text-fields";
import type { AccountSummary } from "@/lib/domain/customers/accounts/schema";
import type { AccountDraft } from "./account-draft";

type AccountFieldsProps = {
  form: DraftForm<AccountDraft>;
  account: AccountSummary;
  members: { user_id: string; name: string }[];
  canEdit: boolean;
};

/** Every field of an account; disabled without the permission to edit. */
export function AccountFields({ form, account, members, canEdit }: AccountFieldsProps) {
  return (
    <fieldset
      disabled={!canEdit}
      className="grid min-w-0 grid-cols-1 gap-x-4 gap-y-3.5 @md:grid-cols-2"
    >
      <legend className="sr-only">Fields</legend>
      <RecordNameField form={form} />
      <TextField form={form} field="domain" label="Domain" spellCheck={false} />
      <TextField form={form} field="industry" label="Industry" />
      <TextField form={form} field="phone" label="Phone" type="tel" />
      <OwnerField
        members={members}
        value={form.draft.owner_user_id}
        recordedId={account.owner_user_id}
        recordedName={account.owner_name}
        error={form.errors.owner_user_id}
        onChange={(owner_user_id) => form.set({ owner_user_id })}
      />
      <TextField form={form} field="city" label="City" />
      <TextField form={form} field="country" label="Country" />
      <TextField form={form} field="annual_revenue" label="Annual revenue" inputMode="decimal" />
      <TextField form={form} field="employees" label="Employees" inputMode="numeric" />
      <TagsField of="accounts" form={form} disabled={!canEdit} className="@md:col-span-2" />
      <LongTextField
        form={form}
        field="description"
        label="Description"
        className="@md:col-span-2"
      />
      <TextField form={form} field="external_system" label="External system" />
      <TextField form={form} field="external_id" label="External ID" />
    </fieldset>
  );
}
