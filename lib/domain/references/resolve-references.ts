import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { FieldIssue } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";

type Field = "opportunity_id" | "account_id" | "contact_id" | "owner_user_id";
type Named = { [field in Field]?: string | null };

/**
 * The opportunities, accounts, contacts and owners that an input names, by UUID or public id, as UUIDs; in one round trip, none when
 * nothing is named. `issues` says which are not there: unknown, deleted and another organization's alike.
 */
export async function resolveReferences(
  actor: Actor,
  input: Named,
): Promise<{ ids: Named; issues: FieldIssue[] }> {
  const { account_id, contact_id, owner_user_id, opportunity_id } = input;
  const ids: Named = {
    account_id,
    contact_id,
    owner_user_id,
    ...("opportunity_id" in input && { opportunity_id }),
  };
  const named = FIELDS.filter((field) => isNamed(input[field]));
  if (named.length === 0) return { ids, issues: [] };
  const organization = Prisma.sql`organization_id = ${actor.organizationId}::uuid`;
  const [found] = await db(actor).$queryRaw<[Record<Field, string | null>]>`SELECT
    (SELECT id FROM opportunities WHERE ${organization} AND deleted_at IS NULL AND ${keyIs(opportunity_id)}) AS opportunity_id,
    (SELECT id FROM accounts WHERE ${organization} AND deleted_at IS NULL AND ${keyIs(account_id)}) AS account_id,
    (SELECT id FROM contacts WHERE ${organization} AND deleted_at IS NULL AND ${keyIs(contact_id)}) AS contact_id,
    (SELECT user_id FROM members WHERE ${organization} AND deactivated_at IS NULL
      AND ${isUuid(owner_user_id) ? Prisma.sql`user_id = ${owner_user_id}::uuid` : Prisma.sql`false`}) AS owner_user_id`;
  for (const field of named) ids[field] = found[field];
  const issues = named.flatMap((field) =>
    found[field] ? [] : [{ field, message: `must be ${WHAT[field]} of your organization` }],
  );
  return { ids, issues };
}

const WHAT = {
  opportunity_id: "an opportunity",
  account_id: "an account",
  contact_id: "a contact",
  owner_user_id: "an active member",
} as const;
const FIELDS = ["opportunity_id", "account_id", "contact_id", "owner_user_id"] as const;

function keyIs(id: string | null | undefined): Prisma.Sql {
  if (!isNamed(id)) return Prisma.sql`false`;
  return isUuid(id) ? Prisma.sql`id = ${id}::uuid` : Prisma.sql`public_id = ${id}`;
}

/** Blank text names a record too: one that is not there. */
function isNamed(id: string | null | undefined): id is string {
  return id !== undefined && id !== null;
}
