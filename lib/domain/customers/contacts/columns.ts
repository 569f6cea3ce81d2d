import type { UpdateContact } from "./schema";

/** The sent fields under their columns' names; absent ones stay undefined, which leaves a column alone. */
export function contactColumns(input: UpdateContact) {
  const { contact_type, account_id, owner_user_id, external_system, external_id, ...same } = input;
  return {
    ...same,
    contactType: contact_type,
    accountId: account_id,
    ownerUserId: owner_user_id,
    externalSystem: external_system,
    externalId: external_id,
  };
}
