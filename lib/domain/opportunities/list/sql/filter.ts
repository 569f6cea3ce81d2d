import { Prisma } from "@/lib/db/client";
import { isUuid } from "@/lib/domain/fields";
import type { OpportunityFilter } from "@/lib/domain/opportunities/list/schema";
import { isRotting } from "@/lib/domain/opportunities/sql/record";

/**
 * The filter as conditions on `o`, `s` (its stage) and `org`, each preceded by AND. Text is matched
 * literally, wildcards included. Unknown ids match nothing.
 */
export function filterSql(filter: OpportunityFilter): Prisma.Sql {
  const conditions = [
    filter.q && containsSql(filter.q),
    filter.pipeline_stage_id !== undefined &&
      uuidIs(Prisma.sql`o.stage_id`, filter.pipeline_stage_id),
    filter.status && Prisma.sql`o.status = ${filter.status}`,
    filter.owner_user_id !== undefined && uuidIs(Prisma.sql`o.owner_user_id`, filter.owner_user_id),
    filter.account_id !== undefined && accountIs(filter.account_id),
    filter.tag !== undefined && Prisma.sql`${filter.tag} = ANY(o.tags)`,
    filter.min_amount && Prisma.sql`o.amount >= ${filter.min_amount}::numeric`,
    filter.max_amount && Prisma.sql`o.amount <= ${filter.max_amount}::numeric`,
    filter.closes_before && Prisma.sql`o.expected_close_date < ${filter.closes_before}::date`,
    filter.closes_after && Prisma.sql`o.expected_close_date > ${filter.closes_after}::date`,
    filter.updated_since && Prisma.sql`o.updated_at >= ${filter.updated_since}::timestamptz`,
    filter.rotting !== undefined && Prisma.sql`${isRotting} = ${filter.rotting}`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  return conditions.length ? Prisma.sql`AND ${Prisma.join(conditions, " AND ")}` : Prisma.empty;
}

/** Whether the filter narrows anything. */
export function isFiltered(filter: OpportunityFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== "");
}

function containsSql(q: string): Prisma.Sql {
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(o.name ILIKE ${pattern} OR o.public_id ILIKE ${pattern})`;
}

function uuidIs(column: Prisma.Sql, id: string): Prisma.Sql {
  return isUuid(id) ? Prisma.sql`${column} = ${id}::uuid` : Prisma.sql`false`;
}

function accountIs(id: string): Prisma.Sql {
  const key = isUuid(id) ? Prisma.sql`f.id = ${id}::uuid` : Prisma.sql`f.public_id = ${id}`;
  return Prisma.sql`o.account_id IN (SELECT f.id FROM accounts f
    WHERE f.organization_id = o.organization_id AND ${key} AND f.deleted_at IS NULL)`;
}
