import type { UpdateLead } from "./schema";

/** The sent fields under their columns' names; absent ones stay undefined, which leaves a column alone. */
export function leadColumns(input: UpdateLead) {
  const { name, email, phone, company, source, status, description, ...rest } = input;
  return {
    name,
    email,
    phone,
    company,
    source,
    status,
    description,
    ownerUserId: rest.owner_user_id,
    externalSystem: rest.external_system,
    externalId: rest.external_id,
  };
}
