import type { ContactType } from "@/lib/domain/customers/contacts/schema";

/** The displayed names of contact types. */
export const CONTACT_TYPE_NAMES: Record<ContactType, string> = {
  client: "Client",
  customer: "Customer",
  lead: "Lead",
  vendor: "Vendor",
  partner: "Partner",
};
