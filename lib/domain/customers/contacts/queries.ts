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
  readRecord,
  readRecordsById,
} from "@/lib/domain/plain-records/queries";
import { folded, nameKey, tagsKey } from "@/lib/domain/sql/folded";
import { hasIdOf } from "@/lib/domain/sql/one-of";
import { type Searched, searchSql } from "@/lib/domain/sql/search";
import { splitValues } from "@/lib/domain/value-list";
import type { ContactMember, ContactQuery, ContactRecord, ContactSummary } from "./schema";
import { CONTACT_SOURCE, SUMMARY_SOURCE } from "./sql/record";

/**
 * Returns the organization's contacts, by name unless sorted: a page with `limit`, all of them
 * without. Throws `invalid` for a bad cursor.
 */
export async function listContacts(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: ContactQuery = {},
): Promise<{ contacts: ContactRecord[]; nextCursor: string | null }> {
  const { records, nextCursor } = await listCustomers<ContactRecord>(
    actor,
    query,
    listed(actor, query, CONTACT_SOURCE.json),
  );
  return { contacts: records, nextCursor };
}

/** Returns the same list with each contact as tables show it. */
export async function listContactSummaries(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: ContactQuery = {},
): Promise<{ contacts: ContactSummary[]; nextCursor: string | null }> {
  const { records, nextCursor } = await listCustomers<ContactSummary>(
    actor,
    query,
    listed(actor, query, SUMMARY_SOURCE.json),
  );
  return { contacts: records, nextCursor };
}

/** Returns the same list with only some members of each contact, in the record's order. */
export async function listContactParts(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: ContactQuery,
  members: readonly ContactMember[],
): Promise<{ contacts: object[]; nextCursor: string | null }> {
  const { records, nextCursor } = await listCustomers<object>(
    actor,
    query,
    listed(actor, query, SUMMARY_SOURCE.part(members)),
  );
  return { contacts: records, nextCursor };
}

/** Returns the number of contacts that the query selects, on all pages. */
export function countContacts(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: ContactQuery = {},
): Promise<number> {
  return countRecords(actor, CONTACT_SOURCE.tables, isSelected(actor, query));
}

/** Returns one live contact by UUID or public id. Throws `not_found`. */
export function findContact(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
): Promise<ContactRecord> {
  return findRecord(actor, CONTACT_SOURCE, id);
}

/** Returns one live contact as tables show it. Throws `not_found`. */
export function findContactSummary(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
): Promise<ContactSummary> {
  return findRecord(actor, SUMMARY_SOURCE, id);
}

/** Returns the members of one live contact, and its version. Throws `not_found`. */
export function findContactPart(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
  members: readonly ContactMember[],
): Promise<RecordPart> {
  return findRecordPart(actor, SUMMARY_SOURCE, id, members);
}

/** Returns one live contact, inside or outside a transaction. Throws `not_found`. */
export function readContact(tx: Db, organizationId: string, id: string): Promise<ContactRecord> {
  return readRecord(tx, organizationId, CONTACT_SOURCE, id);
}

/** Returns the live contacts among these UUIDs, in no order. */
export function readContactsById(organizationId: string, ids: string[]): Promise<ContactRecord[]> {
  return readRecordsById(organizationId, CONTACT_SOURCE, ids);
}

/** Returns the ids and the name of a contact, live or deleted. Throws `not_found`. */
export function identifyContact(tx: Db, organizationId: string, id: string) {
  return identifyRecord(tx, organizationId, { table: "contacts", alias: "r", shown: ["name"] }, id);
}

/** Returns the live ones of these contacts, locked in id order until the transaction ends. */
export async function lockContacts(
  tx: Db,
  organizationId: string,
  ids: string[],
): Promise<ContactRecord[]> {
  const isNamed = ids.map((id) => matchesId(CONTACT_SOURCE, id));
  const rows = await tx.$queryRaw<{ record: ContactRecord }[]>`
    SELECT ${CONTACT_SOURCE.json} AS record FROM ${CONTACT_SOURCE.tables}
    WHERE r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NULL
      AND (${Prisma.join(isNamed, " OR ")})
    ORDER BY r.id FOR NO KEY UPDATE OF r`;
  return rows.map(({ record }) => record);
}

function listed(actor: Actor, query: ContactQuery, json: Prisma.Sql) {
  const condition = isSelected(actor, query);
  return {
    listed: "contacts",
    json,
    tables: SUMMARY_SOURCE.tables,
    condition,
    columns: SORT_COLUMNS,
  } as const;
}

function isSelected({ organizationId }: Actor, { q, account_id }: ContactQuery): Prisma.Sql {
  return Prisma.sql`r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NULL
    ${account_id === undefined ? Prisma.empty : Prisma.sql`AND ${hasIdOf("a", splitValues(account_id))}`}
    ${searchSql(q, SEARCHED)}`;
}

const SEARCHED: Searched = {
  alias: "r",
  keys: [nameKey("r"), folded("r.email"), nameKey("a"), tagsKey("r")],
  phones: ["r.phone"],
};

const SORT_COLUMNS: SortColumns = {
  name: { value: nameKey("r"), type: "text" },
  title: { value: folded("r.title"), type: "text" },
  email: { value: folded("r.email"), type: "text" },
  account_name: { value: nameKey("a"), type: "text" },
  owner_name: { value: folded("u.name"), type: "text" },
  updated_at: { value: Prisma.sql`r.updated_at`, type: "timestamptz" },
};
