import { z } from "zod";
import { Prisma } from "@/lib/db/client";
import { invalid } from "@/lib/domain/errors";
import {
  CursorId,
  type CursorList,
  decodeCursor,
  encodeCursor,
  firstPage,
  isReadableAs,
} from "@/lib/domain/pagination/cursor";

/** The fields that a list can be sorted by: each one's value, from the row `r` and its joins, and the value's type. */
export type SortColumns = Readonly<
  Record<string, { value: Prisma.Sql; type: "text" | "int" | "timestamptz" }>
>;

/** A record and, in a page, its id and its sort key in the text form of PostgreSQL. */
export type Sorted<Listed> = { record: Listed; id: string; key: string | null };

/** A page of a list, which names its order too. */
type Page = { list: CursorList; sort: string; limit?: number; cursor?: string };

/** The columns `id` and `key`, each led by a comma: what the cursor of a page is made of. */
export function sortKeySql(columns: SortColumns, { sort, limit }: Page): Prisma.Sql {
  if (limit === undefined) return Prisma.empty;
  return Prisma.sql`, r.id, ${columnOf(columns, sort).value}::text AS key`;
}

/**
 * The end of a query on `r`: the rows after the cursor in the given order (`-` for descending, nulls last, ties by id),
 * and one row more than the page has. Throws `invalid` for a cursor of another list or order.
 */
export function sortedSql(columns: SortColumns, page: Page): Prisma.Sql {
  const { sort, limit, cursor } = page;
  const { value } = columnOf(columns, sort);
  const direction = Prisma.raw(sort.startsWith("-") ? "DESC" : "ASC");
  return Prisma.sql`${cursor === undefined ? Prisma.empty : laterThan(columns, page, cursor)}
    ORDER BY ${value} ${direction} NULLS LAST, r.id
    ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit + 1}`}`;
}

/** The page made of the rows of `sortedSql`; `nextCursor` is null on the last page. */
export function sortedPage<Listed>(rows: Sorted<Listed>[], { list, limit }: Page) {
  const { page, last } = firstPage(rows, limit);
  return {
    records: page.map(({ record }) => record),
    nextCursor: last ? encodeCursor(list, [last.key, last.id]) : null,
  };
}

function laterThan(columns: SortColumns, { list, sort }: Page, cursor: string): Prisma.Sql {
  const { value, type } = columnOf(columns, sort);
  const [key, id] = decodeCursor(list, cursor, keysOf(type));
  if (key === null) return Prisma.sql`AND ${value} IS NULL AND r.id > ${id}::uuid`;
  const after = Prisma.raw(sort.startsWith("-") ? "<" : ">");
  const cast = Prisma.raw(type);
  return Prisma.sql`AND (${value} ${after} ${key}::${cast} OR (${value} = ${key}::${cast} AND r.id > ${id}::uuid)
    OR ${value} IS NULL)`;
}

function keysOf(type: SortColumns[string]["type"]) {
  return z.tuple([z.string().refine(isReadableAs[type]).nullable(), CursorId]);
}

function columnOf(columns: SortColumns, sort: string): SortColumns[string] {
  const column = columns[sort.replace(/^-/, "")];
  if (!column)
    throw invalid({ field: "sort", message: `must be one of ${Object.keys(columns).join(", ")}` });
  return column;
}
