import { db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import {
  type Columns,
  type FieldQuery,
  fieldsSql,
  orderedPageSql,
} from "@/lib/domain/pagination/sql/field-query";
import { recordJson, withAccount } from "./queries";
import type { ContactRecord } from "./schema";

/** The fields that the Deals API selects and orders contacts by (api.md 2). */
export const CONTACT_COLUMNS: Columns = {
  id: { kind: "id", sql: Prisma.sql`r.id` },
  public_id: { kind: "text", sql: Prisma.sql`r.public_id` },
  name: { kind: "text", sql: Prisma.sql`r.name` },
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
  organization_id: { kind: "scope", sql: Prisma.sql`r.organization_id` },
  tenant_id: { kind: "scope", sql: Prisma.sql`r.organization_id` },
};

/** The organization's live contacts that the query selects, by name unless it says otherwise. */
export async function listContactsByFields(
  actor: Actor,
  query: FieldQuery,
): Promise<ContactRecord[]> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const rows = await db(actor).$queryRaw<{ record: ContactRecord }[]>`
    SELECT ${recordJson} AS record FROM ${selected(actor, query)}
    ${orderedPageSql(CONTACT_COLUMNS, query, Prisma.sql`lower(r.name)`, Prisma.sql`r.id`)}`;
  return rows.map(({ record }) => record);
}

/** How many contacts the query selects, whatever its page. */
export async function countContactsByFields(actor: Actor, query: FieldQuery): Promise<number> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const [row] = await db(actor).$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM ${selected(actor, query)}`;
  return row?.count ?? 0;
}

/** The live contacts with these ids, by id. */
export async function contactsById(
  actor: Actor,
  ids: string[],
): Promise<Map<string, ContactRecord>> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const rows = await db(actor).$queryRaw<{ record: ContactRecord }[]>`
    SELECT ${recordJson} AS record FROM ${withAccount}
    WHERE r.organization_id = ${actor.organizationId}::uuid AND r.id = ANY(${ids}::uuid[]) AND r.deleted_at IS NULL`;
  return new Map(rows.map(({ record }) => [record.id, record]));
}

function selected({ organizationId }: Actor, query: FieldQuery): Prisma.Sql {
  const searched = [
    Prisma.sql`r.name`,
    Prisma.sql`r.public_id`,
    Prisma.sql`r.email`,
    Prisma.sql`r.phone`,
  ];
  return Prisma.sql`${withAccount} WHERE r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NULL
    ${fieldsSql(CONTACT_COLUMNS, query, searched)}`;
}
