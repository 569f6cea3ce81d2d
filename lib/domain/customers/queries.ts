import { db, type Prisma } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import {
  type SortColumns,
  type Sorted,
  sortedPage,
  sortedSql,
  sortKeySql,
} from "@/lib/domain/pagination/sql/sorted-page";

/** The parts of a query on customers `r`. */
type CustomerList = {
  json: Prisma.Sql;
  tables: Prisma.Sql;
  condition: Prisma.Sql;
  columns: SortColumns;
};

/**
 * Returns the selected accounts or contacts, by name unless `sort` is given: a page with `limit`, all
 * of them without. Throws `invalid` for a bad cursor.
 */
export async function listCustomers<Listed extends { id: string }>(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: { sort?: string; limit?: number; cursor?: string },
  { json, tables, condition, columns }: CustomerList,
): Promise<{ records: Listed[]; nextCursor: string | null }> {
  const page = { ...query, sort: query.sort ?? "name" };
  const rows = await db(actor).$queryRaw<Sorted<Listed>[]>`
    SELECT ${json} AS record, ${sortKeySql(columns, page.sort)} AS key FROM ${tables}
    WHERE ${condition} ${sortedSql(columns, page)}`;
  return sortedPage(rows, page);
}
