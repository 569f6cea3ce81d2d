import { type Db, db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isStorable, isUuid } from "@/lib/domain/fields";
import { byNameSql, containsSql, type Named, toPage } from "@/lib/domain/lists/by-name";
import type { ListQuery } from "@/lib/domain/lists/schema";
import type { AccountRecord } from "./schema";

/** The organization's accounts by name: without `limit` all of them, else a page. Throws `invalid` for a bad cursor. */
export async function listAccounts(
  actor: Actor,
  query: ListQuery = {},
): Promise<{ accounts: AccountRecord[]; nextCursor: string | null }> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const rows = await db().$queryRaw<Named<AccountRecord>[]>`
    SELECT ${recordJson} AS record, lower(r.name) AS key FROM accounts r
    WHERE ${isSelected(actor, query)} ${byNameSql(query)}`;
  const { records, nextCursor } = toPage(rows, query.limit);
  return { accounts: records, nextCursor };
}

/** How many accounts the text lets through. */
export async function countAccounts(actor: Actor, query: ListQuery = {}): Promise<number> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM accounts r WHERE ${isSelected(actor, query)}`;
  return row?.count ?? 0;
}

/** One live account by UUID or public id. Throws `not_found`. */
export async function findAccount(actor: Actor, id: string): Promise<AccountRecord> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  return readAccount(db(), actor.organizationId, id);
}

/** One live account, within a transaction or outside. Throws `not_found`. */
export async function readAccount(tx: Db, organizationId: string, id: string): Promise<AccountRecord> {
  const [row] = await tx.$queryRaw<{ record: AccountRecord }[]>`
    SELECT ${recordJson} AS record FROM accounts r
    WHERE r.organization_id = ${organizationId}::uuid AND ${idIs(id)} AND r.deleted_at IS NULL`;
  if (!row) throw notFound();
  return row.record;
}

/** The live ones among those with these UUIDs, in no order. */
export async function readAccountsById(organizationId: string, ids: string[]): Promise<AccountRecord[]> {
  const rows = await db().$queryRaw<{ record: AccountRecord }[]>`
    SELECT ${recordJson} AS record FROM accounts r
    WHERE r.organization_id = ${organizationId}::uuid AND r.id = ANY(${ids}::uuid[]) AND r.deleted_at IS NULL`;
  return rows.map((row) => row.record);
}

/** What names an account, deleted or not. Throws `not_found`. */
export async function identifyAccount(tx: Db, organizationId: string, id: string) {
  const [row] = await tx.$queryRaw<{ id: string; public_id: string; name: string }[]>`
    SELECT r.id, r.public_id, r.name FROM accounts r WHERE r.organization_id = ${organizationId}::uuid AND ${idIs(id)}`;
  if (!row) throw notFound();
  return row;
}

const recordJson = Prisma.sql`json_build_object('id', r.id, 'public_id', r.public_id, 'name', r.name,
  'domain', r.domain, 'industry', r.industry, 'phone', r.phone, 'country', r.country, 'city', r.city,
  'annual_revenue', r.annual_revenue::text, 'employees', r.employees, 'description', r.description, 'tags', r.tags,
  'owner_user_id', r.owner_user_id, 'external_system', r.external_system, 'external_id', r.external_id,
  'opportunities_count', (SELECT count(*)::int FROM opportunities o
    WHERE o.organization_id = r.organization_id AND o.account_id = r.id AND o.deleted_at IS NULL),
  'created_at', to_char(r.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'updated_at', to_char(r.updated_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'lock_version', r.lock_version)`;

function isSelected({ organizationId }: Actor, { q }: ListQuery): Prisma.Sql {
  return Prisma.sql`r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NULL
    ${containsSql(q, [Prisma.sql`r.name`, Prisma.sql`r.public_id`, Prisma.sql`r.domain`])}`;
}

function idIs(id: string): Prisma.Sql {
  if (isUuid(id)) return Prisma.sql`r.id = ${id}::uuid`;
  return isStorable(id) ? Prisma.sql`r.public_id = ${id}` : Prisma.sql`false`;
}
