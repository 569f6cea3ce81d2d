import { type Db, Prisma } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { listCustomers } from "@/lib/domain/customers/queries";
import type { RecordPart } from "@/lib/domain/field-selection";
import type { SortColumns } from "@/lib/domain/pagination/sql/sorted-page";
import {
  countRecords,
  findRecord,
  findRecordPart,
  identifyRecord,
  matchesId,
  type RecordSource,
  readRecord,
  readRecordsById,
} from "@/lib/domain/plain-records/queries";
import { recordJsonSql } from "@/lib/domain/plain-records/sql/record-json";
import { folded, nameKey, tagsKey } from "@/lib/domain/sql/folded";
import { type Searched, searchSql } from "@/lib/domain/sql/search";
import { ACCOUNT_FIELDS, ACCOUNT_SUMMARY_FIELDS } from "./record";
import type { AccountMember, AccountQuery, AccountRecord, AccountSummary } from "./schema";

/**
 * Returns the organization's accounts, by name unless sorted: a page with `limit`, all of them
 * without. Throws `invalid` for a bad cursor.
 */
export async function listAccounts(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: AccountQuery = {},
): Promise<{ accounts: AccountRecord[]; nextCursor: string | null }> {
  const { records, nextCursor } = await listCustomers<AccountRecord>(
    actor,
    query,
    listed(actor, query, RECORD.json),
  );
  return { accounts: records, nextCursor };
}

/** Returns the same list with each account as tables show it. */
export async function listAccountSummaries(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: AccountQuery = {},
): Promise<{ accounts: AccountSummary[]; nextCursor: string | null }> {
  const { records, nextCursor } = await listCustomers<AccountSummary>(
    actor,
    query,
    listed(actor, query, SUMMARY.json),
  );
  return { accounts: records, nextCursor };
}

/** Returns the same list with only some members of each account, in the record's order. */
export async function listAccountParts(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: AccountQuery,
  members: readonly AccountMember[],
): Promise<{ accounts: object[]; nextCursor: string | null }> {
  const { records, nextCursor } = await listCustomers<object>(
    actor,
    query,
    listed(actor, query, SUMMARY.part(members)),
  );
  return { accounts: records, nextCursor };
}

/** Returns the number of accounts that the query selects, on all pages. */
export function countAccounts(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: AccountQuery = {},
): Promise<number> {
  return countRecords(actor, RECORD.tables, isSelected(actor, query));
}

/** Returns one live account by UUID or public id. Throws `not_found`. */
export function findAccount(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
): Promise<AccountRecord> {
  return findRecord(actor, RECORD, id);
}

/** Returns one live account as tables show it. Throws `not_found`. */
export function findAccountSummary(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
): Promise<AccountSummary> {
  return findRecord(actor, SUMMARY, id);
}

/** Returns the members of one live account, and its version. Throws `not_found`. */
export function findAccountPart(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
  members: readonly AccountMember[],
): Promise<RecordPart> {
  return findRecordPart(actor, SUMMARY, id, members);
}

/** Returns one live account, inside or outside a transaction. Throws `not_found`. */
export function readAccount(tx: Db, organizationId: string, id: string): Promise<AccountRecord> {
  return readRecord(tx, organizationId, RECORD, id);
}

/** Returns the live accounts among these UUIDs, in no order. */
export function readAccountsById(organizationId: string, ids: string[]): Promise<AccountRecord[]> {
  return readRecordsById(organizationId, RECORD, ids);
}

/** Returns the ids and the name of an account, live or deleted. Throws `not_found`. */
export function identifyAccount(tx: Db, organizationId: string, id: string) {
  return identifyRecord(tx, organizationId, { table: "accounts", alias: "r", shown: ["name"] }, id);
}

/** Returns the live ones of these accounts, locked in id order until the transaction ends. */
export async function lockAccounts(
  tx: Db,
  organizationId: string,
  ids: string[],
): Promise<AccountRecord[]> {
  const isNamed = ids.map((id) => matchesId(RECORD, id));
  const rows = await tx.$queryRaw<{ record: AccountRecord }[]>`
    SELECT ${RECORD.json} AS record FROM ${RECORD.tables}
    WHERE r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NULL
      AND (${Prisma.join(isNamed, " OR ")})
    ORDER BY r.id FOR NO KEY UPDATE`;
  return rows.map(({ record }) => record);
}

function listed(actor: Actor, query: AccountQuery, json: Prisma.Sql) {
  const condition = isSelected(actor, query);
  return {
    listed: "accounts",
    json,
    tables: SUMMARY.tables,
    condition,
    columns: SORT_COLUMNS,
  } as const;
}

function isSelected({ organizationId }: Actor, { q }: AccountQuery): Prisma.Sql {
  return Prisma.sql`r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NULL
    ${searchSql(q, SEARCHED)}`;
}

const SEARCHED: Searched = {
  alias: "r",
  keys: [nameKey("r"), folded("r.domain"), tagsKey("r")],
  phones: ["r.phone"],
};

const opportunitiesCount = Prisma.sql`(SELECT count(*)::int FROM opportunities o
  WHERE o.organization_id = r.organization_id AND o.account_id = r.id AND o.deleted_at IS NULL)`;

const openAmounts = Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('currency', t.currency, 'amount', t.amount::text) ORDER BY t.is_own DESC, t.amount DESC, t.currency), '[]')
  FROM (SELECT o.currency, sum(o.amount) AS amount,
      o.currency = (SELECT g.currency FROM organizations g WHERE g.id = r.organization_id) AS is_own FROM opportunities o
    WHERE o.organization_id = r.organization_id AND o.account_id = r.id AND o.deleted_at IS NULL AND o.status = 'open'
      AND o.amount IS NOT NULL
    GROUP BY o.currency) t)`;

const RECORD: RecordSource = {
  tables: Prisma.sql`accounts r`,
  alias: "r",
  ...recordJsonSql(ACCOUNT_FIELDS, "r", { opportunities_count: opportunitiesCount.sql }),
};

const SUMMARY: RecordSource<AccountMember> = {
  tables: Prisma.sql`accounts r LEFT JOIN users u ON u.id = r.owner_user_id`,
  alias: "r",
  ...recordJsonSql(ACCOUNT_SUMMARY_FIELDS, "r", {
    opportunities_count: opportunitiesCount.sql,
    owner_name: "u.name",
    open_amounts: openAmounts.sql,
  }),
};

const SORT_COLUMNS: SortColumns = {
  name: { value: nameKey("r"), type: "text" },
  domain: { value: folded("r.domain"), type: "text" },
  industry: { value: folded("r.industry"), type: "text" },
  city: { value: folded("coalesce(r.city, r.country)"), type: "text" },
  owner_name: { value: folded("u.name"), type: "text" },
  opportunities_count: { value: opportunitiesCount, type: "int" },
  updated_at: { value: Prisma.sql`r.updated_at`, type: "timestamptz" },
};
