export const CONTACT_TYPES = ["client", "customer", "lead", "vendor", "partner"] as const;
export type ContactType = (typeof CONTACT_TYPES)[number];
