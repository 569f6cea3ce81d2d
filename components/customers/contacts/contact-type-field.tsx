import type { DraftForm } from "@/components/forms/text-fields";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { CONTACT_TYPES } from "@/lib/domain/customers/contacts/rules";
import type { ContactDraft } from "./contact-draft";
import { CONTACT_TYPE_NAMES } from "./contact-types";

/** The type of a contact. */
export function ContactTypeField({ form }: { form: DraftForm<ContactDraft> }) {
  return (
    <Field label="Type" error={form.errors.contact_type}>
      {(control) => (
        <Select
          {...control}
          value={form.draft.contact_type}
          onChange={(event) => form.set({ contact_type: event.target.value })}
        >
          {CONTACT_TYPES.map((type) => (
            <option key={type} value={type}>
              {CONTACT_TYPE_NAMES[type]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
