import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { isUuid } from "@/lib/domain/fields";

export const REFERENCE_FIELDS = [
  "opportunity_id",
  "account_id",
  "contact_id",
  "owner_user_id",
] as const;
type ReferenceField = (typeof REFERENCE_FIELDS)[number];

/**
 * Returns the UUIDs of the organization's live records that are referenced by UUID or public id;
 * null for one that does not exist.
 */
export async function findReferences(
  actor: Actor,
  { opportunity_id, account_id, contact_id, owner_user_id }: References,
): Promise<Record<ReferenceField, string | null>> {
  const organization = Prisma.sql`organization_id = ${actor.organizationId}::uuid`;
  const [found] = await db(actor).$queryRaw<[Record<ReferenceField, string | null>]>`SELECT
    (SELECT id FROM opportunities WHERE ${organization} AND deleted_at IS NULL AND ${keyIs(opportunity_id)}) AS opportunity_id,
    (SELECT id FROM accounts WHERE ${organization} AND deleted_at IS NULL AND ${keyIs(account_id)}) AS account_id,
    (SELECT id FROM contacts WHERE ${organization} AND deleted_at IS NULL AND ${keyIs(contact_id)}) AS contact_id,
    (SELECT user_id FROM members WHERE ${organization} AND deactivated_at IS NULL
      AND ${isUuid(owner_user_id) ? Prisma.sql`user_id = ${owner_user_id}::uuid` : Prisma.sql`false`}) AS owner_user_id`;
  return found;
}

/** References by UUID or public id. */
export type References = { [field in ReferenceField]?: string | null };

function keyIs(id: string | null | undefined): Prisma.Sql {
  if (id === undefined || id === null) return Prisma.sql`false`;
  return isUuid(id) ? Prisma.sql`id = ${id}::uuid` : Prisma.sql`public_id = ${id}`;
}
