import { type Db, db, Prisma } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import type { RecordPart } from "@/lib/domain/field-selection";
import { byNameSql, type Named, nameKeySql, toPage } from "@/lib/domain/pagination/sql/name-page";
import {
  countRecords,
  findRecord,
  findRecordPart,
  identifyRecord,
  type RecordSource,
  readRecord,
  readRecordsById,
} from "@/lib/domain/plain-records/queries";
import { recordJsonSql } from "@/lib/domain/plain-records/sql/record-json";
import { folded, nameKey } from "@/lib/domain/sql/folded";
import { isOneOf, ownerIs } from "@/lib/domain/sql/one-of";
import { type Searched, searchSql } from "@/lib/domain/sql/search";
import { splitValues } from "@/lib/domain/value-list";
import { LEAD_FIELDS } from "./record";
import type { LeadMember, LeadQuery, LeadRecord } from "./schema";

/**
 * Returns the organization's leads by name: a page with `limit`, all of them without. Throws
 * `invalid` for a bad cursor.
 */
export async function listLeads(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: LeadQuery = {},
): Promise<{ leads: LeadRecord[]; nextCursor: string | null }> {
  const { records, nextCursor } = await listAs<LeadRecord>(actor, query, SOURCE.json);
  return { leads: records, nextCursor };
}

/** Returns the same list with only some members of each lead, in the record's order. */
export async function listLeadParts(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: LeadQuery,
  members: readonly LeadMember[],
): Promise<{ leads: object[]; nextCursor: string | null }> {
  const { records, nextCursor } = await listAs<object>(actor, query, SOURCE.part(members));
  return { leads: records, nextCursor };
}

async function listAs<Listed>(actor: Actor, query: LeadQuery, json: Prisma.Sql) {
  const list = { organizationId: actor.organizationId, listed: "leads" };
  const rows = await db(actor).$queryRaw<Named<Listed>[]>`
    SELECT ${json} AS record ${nameKeySql(query)} FROM ${SOURCE.tables}
    WHERE ${isSelected(actor, query)} ${byNameSql(list, query)}`;
  return toPage(list, rows, query.limit);
}

/** Returns the number of leads that the query selects, on all pages. */
export function countLeads(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: LeadQuery = {},
): Promise<number> {
  return countRecords(actor, Prisma.sql`leads r`, isSelected(actor, query));
}

/** Returns one live lead by UUID or public id. Throws `not_found`. */
export function findLead(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
): Promise<LeadRecord> {
  return findRecord(actor, SOURCE, id);
}

/** Returns the members of one live lead, and its version. Throws `not_found`. */
export function findLeadPart(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
  members: readonly LeadMember[],
): Promise<RecordPart> {
  return findRecordPart(actor, SOURCE, id, members);
}

/** Returns one live lead, inside or outside a transaction. Throws `not_found`. */
export function readLead(tx: Db, organizationId: string, id: string): Promise<LeadRecord> {
  return readRecord(tx, organizationId, SOURCE, id);
}

/** Returns the live leads among these UUIDs, in no order. */
export function readLeadsById(organizationId: string, ids: string[]): Promise<LeadRecord[]> {
  return readRecordsById(organizationId, SOURCE, ids);
}

/** Returns the ids and the name of a lead, live or deleted. Throws `not_found`. */
export function identifyLead(tx: Db, organizationId: string, id: string) {
  return identifyRecord(tx, organizationId, { table: "leads", alias: "r", shown: ["name"] }, id);
}

const SOURCE: RecordSource<LeadMember> = {
  tables: Prisma.sql`leads r
  LEFT JOIN users u ON u.id = r.owner_user_id
  LEFT JOIN contacts c ON c.organization_id = r.organization_id AND c.id = r.converted_contact_id AND c.deleted_at IS NULL
  LEFT JOIN accounts a ON a.organization_id = r.organization_id AND a.id = r.converted_account_id AND a.deleted_at IS NULL
  LEFT JOIN opportunities o ON o.organization_id = r.organization_id AND o.id = r.converted_opportunity_id AND o.deleted_at IS NULL`,
  alias: "r",
  ...recordJsonSql(LEAD_FIELDS, "r", {
    owner_name: "u.name",
    converted_contact_id: "c.id",
    converted_contact_public_id: "c.public_id",
    converted_account_id: "a.id",
    converted_account_public_id: "a.public_id",
    converted_opportunity_id: "o.id",
    converted_opportunity_public_id: "o.public_id",
  }),
};

function isSelected(
  { organizationId }: Actor,
  { q, status, owner_user_id }: LeadQuery,
): Prisma.Sql {
  return Prisma.sql`r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NULL
    ${status === undefined ? Prisma.empty : Prisma.sql`AND ${isOneOf(Prisma.sql`r.status`, splitValues(status))}`}
    ${owner_user_id === undefined ? Prisma.empty : Prisma.sql`AND ${ownerIs(Prisma.sql`r.owner_user_id`, splitValues(owner_user_id))}`}
    ${searchSql(q, SEARCHED)}`;
}

const SEARCHED: Searched = {
  alias: "r",
  keys: [nameKey("r"), folded("r.email"), folded("r.company")],
  phones: ["r.phone"],
};
