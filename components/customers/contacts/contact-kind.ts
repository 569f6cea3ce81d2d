import type { CustomerKind } from "@/components/customers/customer-kind";
import { searchContacts } from "@/lib/client/contacts";
import { contacts } from "@/lib/client/customers";
import type { ContactSummary } from "@/lib/domain/customers/contacts/schema";
import { CONTACT_MERGE_FIELDS } from "@/lib/domain/customers/merge/rules";
import { CONTACT_TYPE_NAMES } from "./contact-types";

/** How the shared screens of customers show contacts. */
export const CONTACT_KIND: CustomerKind<ContactSummary> = {
  ...contacts,
  type: "contact",
  one: "contact",
  many: "contacts",
  href: "/crm/contacts",
  mergeFields: CONTACT_MERGE_FIELDS,
  show: (contact, field) => {
    if (field === "owner_user_id") return contact.owner_name;
    if (field === "account_id") return contact.account_name;
    if (field === "contact_type") return CONTACT_TYPE_NAMES[contact.contact_type];
    const value = contact[field];
    return typeof value === "string" ? value : null;
  },
  weight: ({ email, account_id }) => (email ? 1 : 0) + (account_id ? 1 : 0),
  detail: ({ email, account_name }) => [email, account_name].filter(Boolean).join(" · ") || null,
  search: async (text, signal) =>
    (await searchContacts(text, signal)).map(({ id, name, email }) => ({
      id,
      label: name,
      detail: email,
    })),
};
