import { Prisma } from "@/lib/db/client";
import { decodeKeyCursor } from "@/lib/domain/opportunities/list/cursor";
import type { Sort, SortField } from "@/lib/domain/opportunities/list/schema";
import { nameKey } from "@/lib/domain/sql/folded";

/** Rows after the cursor's: a later value, the same value and a later id, or no value (nulls last). */
export function laterThan(list: Parameters<typeof decodeKeyCursor>[0], cursor: string): Prisma.Sql {
  const { sort } = list;
  const { value, type } = sortColumn(sort);
  const [key, id] = decodeKeyCursor(list, cursor);
  if (key === null) return Prisma.sql`AND ${value} IS NULL AND o.id > ${id}::uuid`;
  const after = Prisma.raw(sort.startsWith("-") ? "<" : ">");
  return Prisma.sql`AND (${value} ${after} ${key}::${type} OR (${value} = ${key}::${type} AND o.id > ${id}::uuid) OR ${value} IS NULL)`;
}

/** The order of a list, ties by id; nulls come last. */
export function orderSql(sort: Sort): Prisma.Sql {
  const direction = Prisma.raw(sort.startsWith("-") ? "DESC" : "ASC");
  if (isByPosition(sort))
    return Prisma.sql`s.position ${direction}, s.id, o.rank ${direction}, o.id`;
  return Prisma.sql`${sortColumn(sort).value} ${direction} NULLS LAST, o.id`;
}

/** Whether a list is sorted by stage and place. */
export function isByPosition(sort: Sort): boolean {
  return sort === "position" || sort === "-position";
}

/** The value that a list is sorted by, and its SQL type. */
export function sortColumn(sort: Sort): { value: Prisma.Sql; type: Prisma.Sql } {
  const column = COLUMNS[sort.replace("-", "") as SortField];
  return { value: Prisma.raw(column.value), type: Prisma.raw(column.type) };
}

const COLUMNS: Record<SortField, { value: string; type: string }> = {
  position: { value: "s.position", type: "int" },
  amount: { value: "o.amount", type: "numeric" },
  expected_close_date: { value: "o.expected_close_date", type: "date" },
  updated_at: { value: "o.updated_at", type: "timestamptz" },
  name: { value: nameKey("o").sql, type: "text" },
};
