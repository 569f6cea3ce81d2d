import type { ContactType } from "@/lib/domain/customers/contacts/schema";

/** What people call the types of contacts. */
export const CONTACT_TYPE_NAMES: Record<ContactType, string> = {
  client: "Client",
  customer: "Customer",
  lead: "Lead",
};
