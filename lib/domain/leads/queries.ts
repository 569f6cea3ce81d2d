import { type Db, db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isStorable, isUuid } from "@/lib/domain/fields";
import { byNameSql, type Named, toPage } from "@/lib/domain/pagination/sql/name-page";
import { containsSql } from "@/lib/domain/sql/contains";
import type { LeadQuery, LeadRecord } from "./schema";

/** The organization's leads by name: without `limit` all of them, else a page. Throws `invalid` for a bad cursor. */
export async function listLeads(
  actor: Actor,
  query: LeadQuery = {},
): Promise<{ leads: LeadRecord[]; nextCursor: string | null }> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const rows = await db(actor).$queryRaw<Named<LeadRecord>[]>`
    SELECT ${recordJson} AS record, lower(r.name) AS key FROM ${leadTables}
    WHERE ${isSelected(actor, query)} ${byNameSql(query)}`;
  const { records, nextCursor } = toPage(rows, query.limit);
  return { leads: records, nextCursor };
}

/** How many leads the query lets through. */
export async function countLeads(actor: Actor, query: LeadQuery = {}): Promise<number> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const [row] = await db(actor).$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM leads r WHERE ${isSelected(actor, query)}`;
  return row?.count ?? 0;
}

/** One live lead by UUID or public id. Throws `not_found`. */
export async function findLead(actor: Actor, id: string): Promise<LeadRecord> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  return readLead(db(actor), actor.organizationId, id);
}

/** One live lead, within a transaction or outside. Throws `not_found`. */
export async function readLead(tx: Db, organizationId: string, id: string): Promise<LeadRecord> {
  const [row] = await tx.$queryRaw<{ record: LeadRecord }[]>`
    SELECT ${recordJson} AS record FROM ${leadTables}
    WHERE r.organization_id = ${organizationId}::uuid AND ${matchesId(id)} AND r.deleted_at IS NULL`;
  if (!row) throw notFound();
  return row.record;
}

/** The live ones among those with these UUIDs, in no order. */
export async function readLeadsById(organizationId: string, ids: string[]): Promise<LeadRecord[]> {
  const rows = await db({ organizationId }).$queryRaw<{ record: LeadRecord }[]>`
    SELECT ${recordJson} AS record FROM ${leadTables}
    WHERE r.organization_id = ${organizationId}::uuid AND r.id = ANY(${ids}::uuid[]) AND r.deleted_at IS NULL`;
  return rows.map(({ record }) => record);
}

/** What names a lead, deleted or not. Throws `not_found`. */
export async function identifyLead(tx: Db, organizationId: string, id: string) {
  const [row] = await tx.$queryRaw<{ id: string; public_id: string; name: string }[]>`
    SELECT r.id, r.public_id, r.name FROM leads r WHERE r.organization_id = ${organizationId}::uuid AND ${matchesId(id)}`;
  if (!row) throw notFound();
  return row;
}

const utc = (column: string) => Prisma.raw(`to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

const recordJson = Prisma.sql`json_build_object('id', r.id, 'public_id', r.public_id, 'name', r.name, 'email', r.email,
  'phone', r.phone, 'company', r.company, 'source', r.source, 'status', r.status, 'description', r.description,
  'owner_user_id', r.owner_user_id, 'owner_name', u.name, 'converted_at', ${utc("r.converted_at")},
  'converted_contact_id', c.id, 'converted_contact_public_id', c.public_id,
  'converted_account_id', a.id, 'converted_account_public_id', a.public_id,
  'converted_opportunity_id', o.id, 'converted_opportunity_public_id', o.public_id,
  'external_system', r.external_system, 'external_id', r.external_id,
  'created_at', ${utc("r.created_at")}, 'updated_at', ${utc("r.updated_at")}, 'lock_version', r.lock_version)`;

const leadTables = Prisma.sql`leads r
  LEFT JOIN users u ON u.id = r.owner_user_id
  LEFT JOIN contacts c ON c.organization_id = r.organization_id AND c.id = r.converted_contact_id AND c.deleted_at IS NULL
  LEFT JOIN accounts a ON a.organization_id = r.organization_id AND a.id = r.converted_account_id AND a.deleted_at IS NULL
  LEFT JOIN opportunities o ON o.organization_id = r.organization_id AND o.id = r.converted_opportunity_id AND o.deleted_at IS NULL`;

function isSelected(
  { organizationId }: Actor,
  { q, status, owner_user_id }: LeadQuery,
): Prisma.Sql {
  return Prisma.sql`r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NULL
    ${status === undefined ? Prisma.empty : Prisma.sql`AND r.status = ${status}`}
    ${owner_user_id === undefined ? Prisma.empty : Prisma.sql`AND r.owner_user_id = ${owner_user_id}::uuid`}
    ${containsSql(q, [Prisma.sql`r.name`, Prisma.sql`r.public_id`, Prisma.sql`r.email`, Prisma.sql`r.company`])}`;
}

function matchesId(id: string): Prisma.Sql {
  if (isUuid(id)) return Prisma.sql`r.id = ${id}::uuid`;
  return isStorable(id) ? Prisma.sql`r.public_id = ${id}` : Prisma.sql`false`;
}
