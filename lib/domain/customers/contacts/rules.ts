export const CONTACT_TYPES = ["client", "customer", "lead"] as const;
export type ContactType = (typeof CONTACT_TYPES)[number];
