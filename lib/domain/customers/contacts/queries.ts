import { type Db, db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isStorable, isUuid } from "@/lib/domain/fields";
import {
  type SortColumns,
  type Sorted,
  sortedPage,
  sortedSql,
  sortKeySql,
} from "@/lib/domain/pagination/sql/sorted-page";
import { containsSql } from "@/lib/domain/sql/contains";
import type { ContactQuery, ContactRecord, ContactSummary } from "./schema";

/** The organization's contacts, by name unless sorted: without `limit` all of them, else a page. Throws `invalid` for a bad cursor. */
export async function listContacts(actor: Actor, query: ContactQuery = {}) {
  return list<ContactRecord>(actor, query, recordJson);
}

/** The same as tables show them. */
export async function listContactSummaries(actor: Actor, query: ContactQuery = {}) {
  return list<ContactSummary>(actor, query, summaryJson);
}

/** How many contacts the query lets through. */
export async function countContacts(actor: Actor, query: ContactQuery = {}): Promise<number> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const [row] = await db(actor).$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${withAccount} WHERE ${isSelected(actor, query)}`;
  return row?.count ?? 0;
}

/** One live contact by UUID or public id. Throws `not_found`. */
export async function findContact(actor: Actor, id: string): Promise<ContactRecord> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  return readContact(db(actor), actor.organizationId, id);
}

/** One live contact as tables show it. Throws `not_found`. */
export async function findContactSummary(actor: Actor, id: string): Promise<ContactSummary> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const [row] = await db(actor).$queryRaw<
    { record: ContactSummary }[]
  >`SELECT ${summaryJson} AS record FROM ${withNames}
    WHERE r.organization_id = ${actor.organizationId}::uuid AND ${matchesId(id)} AND r.deleted_at IS NULL`;
  if (!row) throw notFound();
  return row.record;
}

/** One live contact, within a transaction or outside. Throws `not_found`. */
export async function readContact(
  tx: Db,
  organizationId: string,
  id: string,
): Promise<ContactRecord> {
  const [row] = await tx.$queryRaw<{ record: ContactRecord }[]>`
    SELECT ${recordJson} AS record FROM ${withAccount}
    WHERE r.organization_id = ${organizationId}::uuid AND ${matchesId(id)} AND r.deleted_at IS NULL`;
  if (!row) throw notFound();
  return row.record;
}

/** The live ones among those with these UUIDs, in no order. */
export async function readContactsById(
  organizationId: string,
  ids: string[],
): Promise<ContactRecord[]> {
  const rows = await db({ organizationId }).$queryRaw<{ record: ContactRecord }[]>`
    SELECT ${recordJson} AS record FROM ${withAccount}
    WHERE r.organization_id = ${organizationId}::uuid AND r.id = ANY(${ids}::uuid[]) AND r.deleted_at IS NULL`;
  return rows.map((row) => row.record);
}

/** What names a contact, deleted or not. Throws `not_found`. */
export async function identifyContact(tx: Db, organizationId: string, id: string) {
  const [row] = await tx.$queryRaw<{ id: string; public_id: string; name: string }[]>`
    SELECT r.id, r.public_id, r.name FROM contacts r WHERE r.organization_id = ${organizationId}::uuid AND ${matchesId(id)}`;
  if (!row) throw notFound();
  return row;
}

/** The live ones of these contacts, locked in id order until the transaction ends. */
export async function lockContacts(
  tx: Db,
  organizationId: string,
  ids: string[],
): Promise<ContactRecord[]> {
  const rows = await tx.$queryRaw<
    { record: ContactRecord }[]
  >`SELECT ${recordJson} AS record FROM ${withAccount}
    WHERE r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NULL
      AND (${Prisma.join(ids.map(matchesId), " OR ")})
    ORDER BY r.id FOR NO KEY UPDATE OF r`;
  return rows.map(({ record }) => record);
}

const fields = Prisma.sql`'id', r.id, 'public_id', r.public_id, 'name', r.name, 'email', r.email,
  'phone', r.phone, 'title', r.title, 'contact_type', r.contact_type, 'account_id', a.id,
  'account_public_id', a.public_id, 'description', r.description, 'tags', r.tags, 'owner_user_id', r.owner_user_id,
  'external_system', r.external_system, 'external_id', r.external_id,
  'created_at', to_char(r.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'updated_at', to_char(r.updated_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'lock_version', r.lock_version`;

/** A contact as JSON in the form of api.md 3.2, of the tables of `withAccount`. */
export const recordJson = Prisma.sql`json_build_object(${fields})`;

const summaryJson = Prisma.sql`json_build_object(${fields}, 'account_name', a.name, 'owner_name', u.name)`;

/** Contacts as `r`, each with its account as `a`; a deleted account reads as null. */
export const withAccount = Prisma.sql`contacts r
  LEFT JOIN accounts a ON a.organization_id = r.organization_id AND a.id = r.account_id AND a.deleted_at IS NULL`;

const withNames = Prisma.sql`${withAccount} LEFT JOIN users u ON u.id = r.owner_user_id`;

async function list<Listed extends ContactRecord>(
  actor: Actor,
  query: ContactQuery,
  json: Prisma.Sql,
) {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const page = { ...query, sort: query.sort ?? "name" };
  const rows = await db(actor).$queryRaw<Sorted<Listed>[]>`
    SELECT ${json} AS record, ${sortKeySql(SORT_COLUMNS, page.sort)} AS key FROM ${withNames}
    WHERE ${isSelected(actor, query)} ${sortedSql(SORT_COLUMNS, page)}`;
  const { records, nextCursor } = sortedPage(rows, page);
  return { contacts: records, nextCursor };
}

const SORT_COLUMNS: SortColumns = {
  name: { value: Prisma.sql`lower(r.name)`, type: "text" },
  title: { value: Prisma.sql`lower(r.title)`, type: "text" },
  email: { value: Prisma.sql`lower(r.email)`, type: "text" },
  account_name: { value: Prisma.sql`lower(a.name)`, type: "text" },
  owner_name: { value: Prisma.sql`lower(u.name)`, type: "text" },
  updated_at: { value: Prisma.sql`r.updated_at`, type: "timestamptz" },
};

function isSelected({ organizationId }: Actor, { q, account_id }: ContactQuery): Prisma.Sql {
  return Prisma.sql`r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NULL
    ${account_id === undefined ? Prisma.empty : Prisma.sql`AND ${accountIs(account_id)}`}
    ${containsSql(q, [Prisma.sql`r.name`, Prisma.sql`r.public_id`, Prisma.sql`r.email`, Prisma.sql`a.name`])}`;
}

function accountIs(id: string): Prisma.Sql {
  if (isUuid(id)) return Prisma.sql`a.id = ${id}::uuid`;
  return isStorable(id) ? Prisma.sql`a.public_id = ${id}` : Prisma.sql`false`;
}

function matchesId(id: string): Prisma.Sql {
  if (isUuid(id)) return Prisma.sql`r.id = ${id}::uuid`;
  return isStorable(id) ? Prisma.sql`r.public_id = ${id}` : Prisma.sql`false`;
}
