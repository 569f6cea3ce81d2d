import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import {
  type Columns,
  type FieldQuery,
  fieldsSql,
  orderedPageSql,
} from "@/lib/domain/pagination/sql/field-query";
import { folded } from "@/lib/domain/sql/folded";

/** The fields that the Deals API selects and orders pipelines by (docs/api.md 2). */
export const PIPELINE_COLUMNS: Columns = {
  id: { kind: "id", sql: Prisma.sql`p.id` },
  name: { kind: "text", sql: Prisma.sql`p.name` },
  description: { kind: "text", sql: Prisma.sql`p.description` },
  is_active: { kind: "boolean", sql: Prisma.sql`p.is_active` },
  is_archived: { kind: "boolean", sql: Prisma.sql`p.is_archived` },
  stages: {
    kind: "texts",
    sql: Prisma.sql`ARRAY(SELECT s.name FROM stages s
      WHERE s.organization_id = p.organization_id AND s.pipeline_id = p.id AND s.deleted_at IS NULL)`,
  },
  created_by_user_id: { kind: "id", sql: Prisma.sql`p.created_by_user_id` },
  created_at: { kind: "instant", sql: Prisma.sql`p.created_at` },
  updated_at: { kind: "instant", sql: Prisma.sql`p.updated_at` },
  organization_id: { kind: "scope", sql: Prisma.sql`p.organization_id` },
  tenant_id: { kind: "scope", sql: Prisma.sql`p.organization_id` },
};

/** The ids of the organization's live pipelines that the query selects, by position unless it says otherwise. */
export async function readPipelineIds(actor: Actor, query: FieldQuery): Promise<string[]> {
  const rows = await db(actor).$queryRaw<{ id: string }[]>`
    SELECT p.id FROM ${selected(actor, query)}
    ${orderedPageSql(PIPELINE_COLUMNS, query, Prisma.sql`p.position`, Prisma.sql`p.id`)}`;
  return rows.map(({ id }) => id);
}

/** The number of live pipelines that the query selects, whatever its page. */
export async function readPipelineCount(actor: Actor, query: FieldQuery): Promise<number> {
  const [row] = await db(actor).$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM ${selected(actor, query)}`;
  return row?.count ?? 0;
}

function selected({ organizationId }: Actor, query: FieldQuery): Prisma.Sql {
  return Prisma.sql`pipelines p WHERE p.organization_id = ${organizationId}::uuid AND p.deleted_at IS NULL
    ${fieldsSql(organizationId, PIPELINE_COLUMNS, query, [folded("p.name"), folded("p.description")])}`;
}
