/** The owner of a record after the import: a member, or only a text if no member matches. */
export type Owner = { userId: string | null; text: string | null };

/** The columns of a row that name its owner. */
export type OwnerNames = { owner_email?: string | null; owner_name?: string | null };

/**
 * Finds the owner that a row names: the active member with that email, else with exactly that name, else with the email that is given as the name, else
 * the text (docs/api.md 3.6). Undefined if the row names none. The current owner is kept if the row names
 * that member, active or not.
 */
export type OwnerOf = (row: OwnerNames, currentUserId: string | null) => Owner | undefined;
