import { Prisma } from "@/lib/db/client";

const MERGEABLE: ReadonlySet<string> = new Set(["accounts", "contacts"]);

/**
 * The id of the record that stands for the row `t`: of a merged one the record that it was merged into,
 * through later merges of that one too; of any other its own.
 */
export function survivorIdSql(table: string): Prisma.Sql {
  if (!MERGEABLE.has(table)) return Prisma.sql`t.id`;
  const name = Prisma.raw(table);
  return Prisma.sql`CASE WHEN t.merged_into_id IS NULL OR t.deleted_at IS NULL THEN t.id ELSE coalesce((
    WITH RECURSIVE chain AS (
      SELECT n.id, n.merged_into_id FROM ${name} n WHERE n.organization_id = t.organization_id AND n.id = t.merged_into_id
      UNION SELECT n.id, n.merged_into_id FROM chain JOIN ${name} n
        ON n.organization_id = t.organization_id AND n.id = chain.merged_into_id)
    SELECT chain.id FROM chain WHERE chain.merged_into_id IS NULL LIMIT 1), t.id) END`;
}
