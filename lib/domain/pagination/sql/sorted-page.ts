import { z } from "zod";
import { Prisma } from "@/lib/db/client";
import { invalid } from "@/lib/domain/errors";
import {
  CursorId,
  decodeCursor,
  encodeCursor,
  firstPage,
  isReadableAs,
} from "@/lib/domain/pagination/cursor";

/** The fields that a list can be sorted by: each one's value, from the row `r` and its joins, and the value's type. */
export type SortColumns = Readonly<
  Record<string, { value: Prisma.Sql; type: "text" | "int" | "timestamptz" }>
>;

/** A record with its sort key, in the text form of PostgreSQL. */
export type Sorted<Listed> = { record: Listed; key: string | null };

type Page = { sort: string; limit?: number; cursor?: string };

/** The sort key of a row, for the column `key` of the result. */
export function sortKeySql(columns: SortColumns, sort: string): Prisma.Sql {
  return Prisma.sql`${columnOf(columns, sort).value}::text`;
}

/**
 * The end of a query on `r`: the rows after the cursor in the given order (`-` for descending, nulls last, ties by id),
 * and one row more than the page has. Throws `invalid` for a cursor of another order.
 */
export function sortedSql(columns: SortColumns, { sort, limit, cursor }: Page): Prisma.Sql {
  const { value } = columnOf(columns, sort);
  const direction = Prisma.raw(sort.startsWith("-") ? "DESC" : "ASC");
  return Prisma.sql`${cursor === undefined ? Prisma.empty : laterThan(columns, sort, cursor)}
    ORDER BY ${value} ${direction} NULLS LAST, r.id
    ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit + 1}`}`;
}

/** The page made of the rows of `sortedSql`; `nextCursor` is null on the last page. */
export function sortedPage<Listed extends { id: string }>(
  rows: Sorted<Listed>[],
  { sort, limit }: Page,
) {
  const { page, last } = firstPage(rows, limit);
  return {
    records: page.map(({ record }) => record),
    nextCursor: last ? encodeCursor([last.key, last.record.id], sort) : null,
  };
}

function laterThan(columns: SortColumns, sort: string, cursor: string): Prisma.Sql {
  const { value, type } = columnOf(columns, sort);
  const [key, id] = decodeCursor(cursor, keysOf(type), sort);
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
