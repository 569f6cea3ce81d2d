/** The types of record that can be restored from the trash. */
export const TRASH_TYPES = ["opportunity", "account", "contact", "lead", "activity"] as const;
export type TrashType = (typeof TRASH_TYPES)[number];
