import { db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import {
  type Columns,
  type FieldQuery,
  fieldsSql,
  orderedPageSql,
} from "@/lib/domain/pagination/sql/field-query";
import { ensureDefaultPipeline } from "./ensure-default-pipeline";
import { listPipelines } from "./queries";
import type { PipelineRecord } from "./schema";

/** The fields that the Deals API selects and orders pipelines by (api.md 2). */
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

/** The organization's live pipelines that the query selects, with their stages, by position unless it says otherwise. */
export async function listPipelinesByFields(
  actor: Actor,
  query: FieldQuery,
): Promise<PipelineRecord[]> {
  const { pipelines } = await listPipelines(actor);
  const records = new Map(pipelines.map((pipeline) => [pipeline.id, pipeline]));
  const rows = await db(actor).$queryRaw<{ id: string }[]>`
    SELECT p.id FROM ${selected(actor, query)}
    ${orderedPageSql(PIPELINE_COLUMNS, query, Prisma.sql`p.position`, Prisma.sql`p.id`)}`;
  return rows.flatMap(({ id }) => records.get(id) ?? []);
}

/** How many pipelines the query selects, whatever its page. */
export async function countPipelines(actor: Actor, query: FieldQuery): Promise<number> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  await ensureDefaultPipeline(actor.organizationId);
  const [row] = await db(actor).$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM ${selected(actor, query)}`;
  return row?.count ?? 0;
}

function selected({ organizationId }: Actor, query: FieldQuery): Prisma.Sql {
  return Prisma.sql`pipelines p WHERE p.organization_id = ${organizationId}::uuid AND p.deleted_at IS NULL
    ${fieldsSql(PIPELINE_COLUMNS, query, [Prisma.sql`p.name`, Prisma.sql`p.description`])}`;
}
