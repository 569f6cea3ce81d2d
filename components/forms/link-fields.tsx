import type { RecordLink } from "@/components/forms/record-link";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-option";
import { Field } from "@/components/ui/field";
import { searchAccounts } from "@/lib/client/accounts";
import { searchContacts } from "@/lib/client/contacts";

type LinkFieldProps = {
  value: RecordLink | null;
  error?: string;
  onChange: (link: RecordLink | null) => void;
};

/** A picker that finds an account by name. */
export function AccountField({ value, error, onChange }: LinkFieldProps) {
  return (
    <Field label="Account" error={error}>
      {(control) => (
        <Combobox
          control={control}
          value={value}
          onChange={onChange}
          search={findAccounts}
          placeholder="Find an account"
        />
      )}
    </Field>
  );
}

/** A picker that finds a contact by name. */
export function ContactField({ value, error, onChange }: LinkFieldProps) {
  return (
    <Field label="Contact" error={error}>
      {(control) => (
        <Combobox
          control={control}
          value={value}
          onChange={onChange}
          search={findContacts}
          placeholder="Find a contact"
        />
      )}
    </Field>
  );
}

async function findAccounts(text: string, signal: AbortSignal): Promise<ComboboxOption[]> {
  return (await searchAccounts(text, signal)).map(({ id, name }) => ({ id, label: name }));
}

async function findContacts(text: string, signal: AbortSignal): Promise<ComboboxOption[]> {
  return (await searchContacts(text, signal)).map(({ id, name, email }) => ({
    id,
    label: name,
    detail: email,
  }));
}
