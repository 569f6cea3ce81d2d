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
import type { AccountQuery, AccountRecord, AccountSummary } from "./schema";

/** The organization's accounts, by name unless sorted: without `limit` all of them, else a page. Throws `invalid` for a bad cursor. */
export async function listAccounts(actor: Actor, query: AccountQuery = {}) {
  return list<AccountRecord>(actor, query, recordJson);
}

/** The same as tables show them. */
export async function listAccountSummaries(actor: Actor, query: AccountQuery = {}) {
  return list<AccountSummary>(actor, query, summaryJson);
}

/** How many accounts the text lets through. */
export async function countAccounts(actor: Actor, query: AccountQuery = {}): Promise<number> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const [row] = await db(actor).$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM accounts r WHERE ${isSelected(actor, query)}`;
  return row?.count ?? 0;
}

/** One live account by UUID or public id. Throws `not_found`. */
export async function findAccount(actor: Actor, id: string): Promise<AccountRecord> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  return readAccount(db(actor), actor.organizationId, id);
}

/** One live account as tables show it. Throws `not_found`. */
export async function findAccountSummary(actor: Actor, id: string): Promise<AccountSummary> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const [row] = await db(actor).$queryRaw<
    { record: AccountSummary }[]
  >`SELECT ${summaryJson} AS record FROM ${withOwner}
    WHERE r.organization_id = ${actor.organizationId}::uuid AND ${matchesId(id)} AND r.deleted_at IS NULL`;
  if (!row) throw notFound();
  return row.record;
}

/** One live account, within a transaction or outside. Throws `not_found`. */
export async function readAccount(
  tx: Db,
  organizationId: string,
  id: string,
): Promise<AccountRecord> {
  const [row] = await tx.$queryRaw<{ record: AccountRecord }[]>`
    SELECT ${recordJson} AS record FROM accounts r
    WHERE r.organization_id = ${organizationId}::uuid AND ${matchesId(id)} AND r.deleted_at IS NULL`;
  if (!row) throw notFound();
  return row.record;
}

/** The live ones among those with these UUIDs, in no order. */
export async function readAccountsById(
  organizationId: string,
  ids: string[],
): Promise<AccountRecord[]> {
  const rows = await db({ organizationId }).$queryRaw<{ record: AccountRecord }[]>`
    SELECT ${recordJson} AS record FROM accounts r
    WHERE r.organization_id = ${organizationId}::uuid AND r.id = ANY(${ids}::uuid[]) AND r.deleted_at IS NULL`;
  return rows.map((row) => row.record);
}

/** What names an account, deleted or not. Throws `not_found`. */
export async function identifyAccount(tx: Db, organizationId: string, id: string) {
  const [row] = await tx.$queryRaw<{ id: string; public_id: string; name: string }[]>`
    SELECT r.id, r.public_id, r.name FROM accounts r WHERE r.organization_id = ${organizationId}::uuid AND ${matchesId(id)}`;
  if (!row) throw notFound();
  return row;
}

/** The live ones of these accounts, locked in id order until the transaction ends. */
export async function lockAccounts(
  tx: Db,
  organizationId: string,
  ids: string[],
): Promise<AccountRecord[]> {
  const rows = await tx.$queryRaw<
    { record: AccountRecord }[]
  >`SELECT ${recordJson} AS record FROM accounts r
    WHERE r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NULL
      AND (${Prisma.join(ids.map(matchesId), " OR ")})
    ORDER BY r.id FOR NO KEY UPDATE`;
  return rows.map(({ record }) => record);
}

async function list<Listed extends AccountRecord>(
  actor: Actor,
  query: AccountQuery,
  json: Prisma.Sql,
) {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const page = { ...query, sort: query.sort ?? "name" };
  const rows = await db(actor).$queryRaw<Sorted<Listed>[]>`
    SELECT ${json} AS record, ${sortKeySql(SORT_COLUMNS, page.sort)} AS key FROM ${withOwner}
    WHERE ${isSelected(actor, query)} ${sortedSql(SORT_COLUMNS, page)}`;
  const { records, nextCursor } = sortedPage(rows, page);
  return { accounts: records, nextCursor };
}

const withOwner = Prisma.sql`accounts r LEFT JOIN users u ON u.id = r.owner_user_id`;

const opportunitiesCount = Prisma.sql`(SELECT count(*)::int FROM opportunities o
  WHERE o.organization_id = r.organization_id AND o.account_id = r.id AND o.deleted_at IS NULL)`;

const SORT_COLUMNS: SortColumns = {
  name: { value: Prisma.sql`lower(r.name)`, type: "text" },
  domain: { value: Prisma.sql`lower(r.domain)`, type: "text" },
  industry: { value: Prisma.sql`lower(r.industry)`, type: "text" },
  city: { value: Prisma.sql`lower(coalesce(r.city, r.country))`, type: "text" },
  owner_name: { value: Prisma.sql`lower(u.name)`, type: "text" },
  opportunities_count: { value: opportunitiesCount, type: "int" },
  updated_at: { value: Prisma.sql`r.updated_at`, type: "timestamptz" },
};

const fields = Prisma.sql`'id', r.id, 'public_id', r.public_id, 'name', r.name,
  'domain', r.domain, 'industry', r.industry, 'phone', r.phone, 'country', r.country, 'city', r.city,
  'annual_revenue', r.annual_revenue::text, 'employees', r.employees, 'description', r.description, 'tags', r.tags,
  'owner_user_id', r.owner_user_id, 'external_system', r.external_system, 'external_id', r.external_id,
  'opportunities_count', ${opportunitiesCount},
  'created_at', to_char(r.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'updated_at', to_char(r.updated_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'lock_version', r.lock_version`;

const recordJson = Prisma.sql`json_build_object(${fields})`;

const summaryJson = Prisma.sql`json_build_object(${fields}, 'owner_name', u.name, 'open_amounts', (
  SELECT coalesce(json_agg(json_build_object('currency', t.currency, 'amount', t.amount::text) ORDER BY t.is_own DESC, t.amount DESC, t.currency), '[]')
  FROM (SELECT o.currency, sum(o.amount) AS amount,
      o.currency = (SELECT g.currency FROM organizations g WHERE g.id = r.organization_id) AS is_own FROM opportunities o
    WHERE o.organization_id = r.organization_id AND o.account_id = r.id AND o.deleted_at IS NULL AND o.status = 'open'
      AND o.amount IS NOT NULL
    GROUP BY o.currency) t))`;

function isSelected({ organizationId }: Actor, { q }: AccountQuery): Prisma.Sql {
  return Prisma.sql`r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NULL
    ${containsSql(q, [Prisma.sql`r.name`, Prisma.sql`r.public_id`, Prisma.sql`r.domain`])}`;
}

function matchesId(id: string): Prisma.Sql {
  if (isUuid(id)) return Prisma.sql`r.id = ${id}::uuid`;
  return isStorable(id) ? Prisma.sql`r.public_id = ${id}` : Prisma.sql`false`;
}
