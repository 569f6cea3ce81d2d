/** Who owns a record after the import: a member, or nobody but a text. */
export type Owner = { userId: string | null; text: string | null };

export type OwnerNames = { owner_email?: string | null; owner_name?: string | null };
/**
 * Finds the owner that a row names: the active member with that e-mail, else of exactly that name, else the text
 * (api.md 3.6). Undefined when the row names none. Who owns the record already stays its owner, active or not.
 */
export type OwnerOf = (row: OwnerNames, currentUserId: string | null) => Owner | undefined;
