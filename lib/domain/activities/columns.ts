import type { UpdateActivity } from "./schema";

/** The sent fields under their columns' names; absent ones stay undefined, which leaves a column alone. */
export function activityColumns(input: UpdateActivity) {
  const { kind, subject, body, ...rest } = input;
  return {
    kind,
    subject,
    body,
    dueAt: rest.due_at,
    doneAt: rest.done_at,
    opportunityId: rest.opportunity_id,
    contactId: rest.contact_id,
    accountId: rest.account_id,
    ownerUserId: rest.owner_user_id,
    externalSystem: rest.external_system,
    externalId: rest.external_id,
  };
}
