import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { ContactRecord } from "@/lib/domain/customers/contacts/schema";
import {
  type Columns,
  type FieldQuery,
  fieldsSql,
  orderedPageSql,
} from "@/lib/domain/pagination/sql/field-query";
import { folded, nameKey } from "@/lib/domain/sql/folded";
import { CONTACT_SOURCE } from "./record";

/** The fields that the Deals API selects and sorts contacts by (docs/api.md 2). */
export const CONTACT_COLUMNS: Columns = {
  id: { kind: "id", sql: Prisma.sql`r.id` },
  public_id: { kind: "text", sql: Prisma.sql`r.public_id` },
  name: { kind: "text", sql: Prisma.sql`r.name`, key: nameKey("r") },
  email: { kind: "text", sql: Prisma.sql`r.email` },
  phone: { kind: "text", sql: Prisma.sql`r.phone` },
  title: { kind: "text", sql: Prisma.sql`r.title` },
  contact_type: { kind: "code", sql: Prisma.sql`r.contact_type` },
  account_id: { kind: "id", sql: Prisma.sql`a.id` },
  account_public_id: { kind: "text", sql: Prisma.sql`a.public_id` },
  description: { kind: "text", sql: Prisma.sql`r.description` },
  owner_user_id: { kind: "id", sql: Prisma.sql`r.owner_user_id` },
  external_system: { kind: "text", sql: Prisma.sql`r.external_system` },
  external_id: { kind: "text", sql: Prisma.sql`r.external_id` },
  created_at: { kind: "instant", sql: Prisma.sql`r.created_at` },
  updated_at: { kind: "instant", sql: Prisma.sql`r.updated_at` },
  lock_version: { kind: "integer", sql: Prisma.sql`r.lock_version` },
  members: { kind: "absent", sql: Prisma.sql`NULL` },
  organization_id: { kind: "scope", sql: Prisma.sql`r.organization_id` },
  tenant_id: { kind: "scope", sql: Prisma.sql`r.organization_id` },
};

/** Returns the organization's live contacts that the query selects, by name unless it is sorted. */
export async function selectByFields(actor: Actor, query: FieldQuery): Promise<ContactRecord[]> {
  const rows = await db(actor).$queryRaw<{ record: ContactRecord }[]>`
    SELECT ${CONTACT_SOURCE.json} AS record FROM ${selected(actor, query)}
    ${orderedPageSql(CONTACT_COLUMNS, query, nameKey("r"), Prisma.sql`r.id`)}`;
  return rows.map(({ record }) => record);
}

/** Returns the number of contacts that the query selects, on all pages. */
export async function countByFields(actor: Actor, query: FieldQuery): Promise<number> {
  const [row] = await db(actor).$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM ${selected(actor, query)}`;
  return row?.count ?? 0;
}

function selected({ organizationId }: Actor, query: FieldQuery): Prisma.Sql {
  const searched = [nameKey("r"), folded("r.public_id"), folded("r.email"), folded("r.phone")];
  return Prisma.sql`${CONTACT_SOURCE.tables} WHERE r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NULL
    ${fieldsSql(organizationId, CONTACT_COLUMNS, query, searched)}`;
}
