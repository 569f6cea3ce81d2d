import type { CustomerKind } from "@/components/customers/customer-kind";
import {
  deleteContact,
  findContact,
  findContactDuplicates,
  findContactLinks,
  listContactOpportunities,
  mergeContacts,
  restoreContact,
  searchContacts,
} from "@/lib/client/contacts";
import type { ContactSummary } from "@/lib/domain/customers/contacts/schema";
import { CONTACT_MERGE_FIELDS } from "@/lib/domain/customers/merge/rules";
import { CONTACT_TYPE_NAMES } from "./contact-types";

/** What the screens of customers need to know of contacts. */
export const CONTACT_KIND: CustomerKind<ContactSummary> = {
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
  find: findContact,
  search: async (text, signal) =>
    (await searchContacts(text, signal)).map(({ id, name, email }) => ({
      id,
      label: name,
      detail: email,
    })),
  findLinks: findContactLinks,
  listOpportunities: listContactOpportunities,
  remove: deleteContact,
  restore: restoreContact,
  findDuplicates: findContactDuplicates,
  merge: mergeContacts,
};
