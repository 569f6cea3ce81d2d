import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { FieldIssue } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";

type Named = { account_id?: string | null; contact_id?: string | null; owner_user_id?: string | null };
type Resolved = { account_id?: string | null; contact_id?: string | null; owner_user_id?: string | null };

/**
 * The accounts, contacts and owners that an input names, by UUID or public id, as UUIDs; in one round trip, none when
 * nothing is named. `issues` says which are not there: unknown, deleted and another organization's alike.
 */
export async function resolveReferences(actor: Actor, input: Named): Promise<{ ids: Resolved; issues: FieldIssue[] }> {
  const { account_id, contact_id, owner_user_id } = input;
  if (!isNamed(account_id) && !isNamed(contact_id) && !isNamed(owner_user_id))
    return { ids: { account_id, contact_id, owner_user_id }, issues: [] };
  const organization = Prisma.sql`organization_id = ${actor.organizationId}::uuid`;
  const [found] = await db().$queryRaw<
    [{ account: string | null; contact: string | null; owner: string | null }]
  >`SELECT
    (SELECT id FROM accounts WHERE ${organization} AND deleted_at IS NULL AND ${keyIs(account_id)}) AS account,
    (SELECT id FROM contacts WHERE ${organization} AND deleted_at IS NULL AND ${keyIs(contact_id)}) AS contact,
    (SELECT user_id FROM members WHERE ${organization} AND deactivated_at IS NULL
      AND ${isUuid(owner_user_id) ? Prisma.sql`user_id = ${owner_user_id}::uuid` : Prisma.sql`false`}) AS owner`;
  const ids: Resolved = {
    account_id: isNamed(account_id) ? found.account : account_id,
    contact_id: isNamed(contact_id) ? found.contact : contact_id,
    owner_user_id: isNamed(owner_user_id) ? found.owner : owner_user_id,
  };
  const issues: FieldIssue[] = [];
  if (isNamed(account_id) && !ids.account_id)
    issues.push({ field: "account_id", message: "must be an account of your organization" });
  if (isNamed(contact_id) && !ids.contact_id)
    issues.push({ field: "contact_id", message: "must be a contact of your organization" });
  if (isNamed(owner_user_id) && !ids.owner_user_id) {
    issues.push({ field: "owner_user_id", message: "must be an active member of your organization" });
  }
  return { ids, issues };
}

function keyIs(id: string | null | undefined): Prisma.Sql {
  if (!isNamed(id)) return Prisma.sql`false`;
  return isUuid(id) ? Prisma.sql`id = ${id}::uuid` : Prisma.sql`public_id = ${id}`;
}

/** Blank text names a record too: one that is not there. */
function isNamed(id: string | null | undefined): id is string {
  return id !== undefined && id !== null;
}
