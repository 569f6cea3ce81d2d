import { db, type Prisma } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import {
  type SortColumns,
  type Sorted,
  sortedPage,
  sortedSql,
  sortKeySql,
} from "@/lib/domain/pagination/sql/sorted-page";

/** The parts of a query on customers `r`; `listed` names them in cursors. */
type CustomerList = {
  listed: "accounts" | "contacts";
  json: Prisma.Sql;
  tables: Prisma.Sql;
  condition: Prisma.Sql;
  columns: SortColumns;
};

/**
 * Returns the selected accounts or contacts, by name unless `sort` is given: a page with `limit`, all
 * of them without. Throws `invalid` for a bad cursor.
 */
export async function listCustomers<Listed>(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: { sort?: string; limit?: number; cursor?: string },
  { listed, json, tables, condition, columns }: CustomerList,
): Promise<{ records: Listed[]; nextCursor: string | null }> {
  const { sort = "name", limit, cursor } = query;
  const list = { organizationId: actor.organizationId, listed, order: sort };
  const page = { list, sort, limit, cursor };
  const rows = await db(actor).$queryRaw<Sorted<Listed>[]>`
    SELECT ${json} AS record ${sortKeySql(columns, page)} FROM ${tables}
    WHERE ${condition} ${sortedSql(columns, page)}`;
  return sortedPage(rows, page);
}
