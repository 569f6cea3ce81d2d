import { checkName } from "@/components/forms/check-name";
import type { FormShape } from "@/components/forms/form-shape";
import { changeBetween, textOrNull } from "@/components/forms/record-draft";
import type { RecordLink } from "@/components/forms/record-link";
import { contacts } from "@/lib/client/customers";
import type { ContactSummary } from "@/lib/domain/customers/contacts/schema";

/** The form state of a contact: texts as typed, "" for an empty field. */
export type ContactDraft = {
  name: string;
  email: string;
  phone: string;
  title: string;
  contact_type: string;
  account: RecordLink | null;
  owner_user_id: string;
  tags: string[];
  description: string;
  external_system: string;
  external_id: string;
};

/** Returns what the form of a new contact starts with. */
export function emptyContact(ownerUserId: string, account: RecordLink | null): ContactDraft {
  const none = {
    name: "",
    email: "",
    phone: "",
    title: "",
    description: "",
    external_system: "",
    external_id: "",
  };
  return { ...none, contact_type: "client", account, owner_user_id: ownerUserId, tags: [] };
}

/** Returns a draft's field as the API takes it. */
export function contactWire(field: keyof ContactDraft, draft: ContactDraft): object {
  switch (field) {
    case "name":
    case "tags":
    case "contact_type":
      return { [field]: draft[field] };
    case "account":
      return { account_id: draft.account?.id ?? null };
    default:
      return { [field]: textOrNull(draft[field]) };
  }
}

/** How the form of a contact shows and saves it. */
export const CONTACT_FORM: FormShape<ContactSummary, ContactDraft> = {
  draftOf: (contact) => ({
    name: contact.name,
    email: contact.email ?? "",
    phone: contact.phone ?? "",
    title: contact.title ?? "",
    contact_type: contact.contact_type,
    account:
      contact.account_id === null
        ? null
        : { id: contact.account_id, label: contact.account_name ?? "Unnamed" },
    owner_user_id: contact.owner_user_id ?? "",
    tags: contact.tags,
    description: contact.description ?? "",
    external_system: contact.external_system ?? "",
    external_id: contact.external_id ?? "",
  }),
  check: checkName,
  save: async (base, draft, from) => {
    const change = changeBetween(draft, from, contactWire);
    const saved = await contacts.update(base.public_id, change, base.lock_version);
    const owner_name = saved.owner_user_id === base.owner_user_id ? base.owner_name : null;
    return {
      ...base,
      ...saved,
      owner_name,
      account_name: saved.account_id === null ? null : (draft.account?.label ?? null),
    };
  },
  newerOf: async ({ status }, { public_id }) =>
    status === 412 ? contacts.find(public_id) : undefined,
};
