import type { Actor } from "@/lib/domain/actor";
import type { FieldIssue } from "@/lib/domain/errors";
import { findReferences, REFERENCE_FIELDS, type References } from "./sql/find-references";

/**
 * Resolves references by UUID or public id to UUIDs, in one round trip; in none if there are no references. `issues` lists
 * the fields whose record is unknown, deleted or of another organization. An empty string references an unknown record.
 */
export async function resolveReferences(
  actor: Actor,
  input: References,
): Promise<{ ids: References; issues: FieldIssue[] }> {
  const { account_id, contact_id, owner_user_id, opportunity_id } = input;
  const ids: References = {
    account_id,
    contact_id,
    owner_user_id,
    ...("opportunity_id" in input && { opportunity_id }),
  };
  const sent = REFERENCE_FIELDS.filter(
    (field) => input[field] !== undefined && input[field] !== null,
  );
  if (sent.length === 0) return { ids, issues: [] };
  const found = await findReferences(actor, input);
  for (const field of sent) ids[field] = found[field];
  const issues = sent.flatMap((field) =>
    found[field] ? [] : [{ field, message: `must be ${RECORDS[field]} of your organization` }],
  );
  return { ids, issues };
}

const RECORDS = {
  opportunity_id: "an opportunity",
  account_id: "an account",
  contact_id: "a contact",
  owner_user_id: "an active member",
} as const;
