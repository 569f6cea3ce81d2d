import { type Db, db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isStorable, isUuid } from "@/lib/domain/fields";
import { byNameSql, containsSql, type Named, toPage } from "@/lib/domain/lists/by-name";
import type { ListQuery } from "@/lib/domain/lists/schema";
import type { ContactRecord } from "./schema";

/** The organization's contacts by name: without `limit` all of them, else a page. Throws `invalid` for a bad cursor. */
export async function listContacts(
  actor: Actor,
  query: ListQuery = {},
): Promise<{ contacts: ContactRecord[]; nextCursor: string | null }> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const rows = await db().$queryRaw<Named<ContactRecord>[]>`
    SELECT ${recordJson} AS record, lower(r.name) AS key FROM ${withAccount}
    WHERE ${isSelected(actor, query)} ${byNameSql(query)}`;
  const { records, nextCursor } = toPage(rows, query.limit);
  return { contacts: records, nextCursor };
}

/** How many contacts the text lets through. */
export async function countContacts(actor: Actor, query: ListQuery = {}): Promise<number> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM contacts r WHERE ${isSelected(actor, query)}`;
  return row?.count ?? 0;
}

/** One live contact by UUID or public id. Throws `not_found`. */
export async function findContact(actor: Actor, id: string): Promise<ContactRecord> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  return readContact(db(), actor.organizationId, id);
}

/** One live contact, within a transaction or outside. Throws `not_found`. */
export async function readContact(tx: Db, organizationId: string, id: string): Promise<ContactRecord> {
  const [row] = await tx.$queryRaw<{ record: ContactRecord }[]>`
    SELECT ${recordJson} AS record FROM ${withAccount}
    WHERE r.organization_id = ${organizationId}::uuid AND ${idIs(id)} AND r.deleted_at IS NULL`;
  if (!row) throw notFound();
  return row.record;
}

/** The live ones among those with these UUIDs, in no order. */
export async function readContactsById(organizationId: string, ids: string[]): Promise<ContactRecord[]> {
  const rows = await db().$queryRaw<{ record: ContactRecord }[]>`
    SELECT ${recordJson} AS record FROM ${withAccount}
    WHERE r.organization_id = ${organizationId}::uuid AND r.id = ANY(${ids}::uuid[]) AND r.deleted_at IS NULL`;
  return rows.map((row) => row.record);
}

/** What names a contact, deleted or not. Throws `not_found`. */
export async function identifyContact(tx: Db, organizationId: string, id: string) {
  const [row] = await tx.$queryRaw<{ id: string; public_id: string; name: string }[]>`
    SELECT r.id, r.public_id, r.name FROM contacts r WHERE r.organization_id = ${organizationId}::uuid AND ${idIs(id)}`;
  if (!row) throw notFound();
  return row;
}

/** A contact as JSON in the form of api.md 3.2, of the tables of `withAccount`. */
export const recordJson = Prisma.sql`json_build_object('id', r.id, 'public_id', r.public_id, 'name', r.name, 'email', r.email,
  'phone', r.phone, 'title', r.title, 'contact_type', r.contact_type, 'account_id', a.id,
  'account_public_id', a.public_id, 'description', r.description, 'tags', r.tags, 'owner_user_id', r.owner_user_id,
  'external_system', r.external_system, 'external_id', r.external_id,
  'created_at', to_char(r.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'updated_at', to_char(r.updated_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'lock_version', r.lock_version)`;

/** Contacts as `r`, each with its account as `a`; a deleted account reads as null. */
export const withAccount = Prisma.sql`contacts r
  LEFT JOIN accounts a ON a.organization_id = r.organization_id AND a.id = r.account_id AND a.deleted_at IS NULL`;

function isSelected({ organizationId }: Actor, { q }: ListQuery): Prisma.Sql {
  return Prisma.sql`r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NULL
    ${containsSql(q, [Prisma.sql`r.name`, Prisma.sql`r.public_id`, Prisma.sql`r.email`])}`;
}

function idIs(id: string): Prisma.Sql {
  if (isUuid(id)) return Prisma.sql`r.id = ${id}::uuid`;
  return isStorable(id) ? Prisma.sql`r.public_id = ${id}` : Prisma.sql`false`;
}
