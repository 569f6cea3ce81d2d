import { RecordNameField } from "@/components/customers/record-name-field";
import { AccountField } from "@/components/forms/link-fields";
import { OwnerField } from "@/components/forms/owner-field";
import {
  type DraftForm,
  LongTextField,
  TagsField,
  TextField,
} from "@/components/forms/text-fields";
import type { ContactSummary } from "@/lib/domain/customers/contacts/schema";
import type { ContactDraft } from "./contact-draft";
import { ContactTypeField } from "./contact-type-field";

type ContactFieldsProps = {
  form: DraftForm<ContactDraft>;
  contact: ContactSummary;
  members: { user_id: string; name: string }[];
  canEdit: boolean;
};

/** Every field of a contact; disabled without the permission to edit. */
export function ContactFields({ form, contact, members, canEdit }: ContactFieldsProps) {
  return (
    <fieldset
      disabled={!canEdit}
      className="grid min-w-0 grid-cols-1 gap-x-4 gap-y-3.5 @md:grid-cols-2"
    >
      <legend className="sr-only">Fields</legend>
      <RecordNameField form={form} />
      <TextField form={form} field="title" label="Title" />
      <AccountField
        value={form.draft.account}
        error={form.errors.account_id}
        onChange={(account) => form.set({ account })}
      />
      <TextField form={form} field="email" label="Email" type="email" spellCheck={false} />
      <TextField form={form} field="phone" label="Phone" type="tel" />
      <ContactTypeField form={form} />
      <OwnerField
        members={members}
        value={form.draft.owner_user_id}
        recordedId={contact.owner_user_id}
        recordedName={contact.owner_name}
        error={form.errors.owner_user_id}
        onChange={(owner_user_id) => form.set({ owner_user_id })}
      />
      <TagsField of="contacts" form={form} disabled={!canEdit} className="@md:col-span-2" />
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
