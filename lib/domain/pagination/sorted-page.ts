import { z } from "zod";
import { Prisma } from "@/lib/db/client";
import { invalid } from "@/lib/domain/errors";
import { CalendarDate, isStorable, isUuid } from "@/lib/domain/fields";

/** What a list can be sorted by: each field's value, of the row `r` and what is joined to it, and how it compares. */
export type SortColumns = Readonly<
  Record<string, { value: Prisma.Sql; type: keyof typeof READABLE }>
>;

/** A record with the value that orders it, as PostgreSQL writes it. */
export type Sorted<Listed> = { record: Listed; key: string | null };

type Page = { sort: string; limit?: number; cursor?: string };

/** The value that orders a row, for the column `key` of the result. */
export function sortKeySql(columns: SortColumns, sort: string): Prisma.Sql {
  return Prisma.sql`${columnOf(columns, sort).value}::text`;
}

/**
 * The end of a query on `r`, led by AND where there is a cursor: in that order, `-` for descending, nulls last, ties by
 * id, one row more than the page holds. Throws `invalid` for a cursor of another order.
 */
export function sortedSql(columns: SortColumns, { sort, limit, cursor }: Page): Prisma.Sql {
  const { value } = columnOf(columns, sort);
  const direction = Prisma.raw(sort.startsWith("-") ? "DESC" : "ASC");
  return Prisma.sql`${cursor === undefined ? Prisma.empty : laterThan(columns, sort, cursor)}
    ORDER BY ${value} ${direction} NULLS LAST, r.id
    ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit + 1}`}`;
}

/** The page that the rows of `sortedSql` make; `nextCursor` is null on the last. */
export function sortedPage<Listed extends { id: string }>(
  rows: Sorted<Listed>[],
  { sort, limit }: Page,
) {
  const shown = limit === undefined ? rows : rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = shown.length < rows.length && last !== undefined;
  return {
    records: shown.map(({ record }) => record),
    nextCursor: hasMore ? encode([sort, last.key, last.record.id]) : null,
  };
}

function laterThan(columns: SortColumns, sort: string, cursor: string): Prisma.Sql {
  const { value, type } = columnOf(columns, sort);
  const [key, id] = decode(cursor, sort, type);
  if (key === null) return Prisma.sql`AND ${value} IS NULL AND r.id > ${id}::uuid`;
  const after = Prisma.raw(sort.startsWith("-") ? "<" : ">");
  const cast = Prisma.raw(type);
  return Prisma.sql`AND (${value} ${after} ${key}::${cast} OR (${value} = ${key}::${cast} AND r.id > ${id}::uuid)
    OR ${value} IS NULL)`;
}

function columnOf(columns: SortColumns, sort: string): SortColumns[string] {
  const column = columns[sort.replace(/^-/, "")];
  if (!column)
    throw invalid({ field: "sort", message: `must be one of ${Object.keys(columns).join(", ")}` });
  return column;
}

// What PostgreSQL reads as a value of the type.
const READABLE = {
  text: isStorable,
  int: (value: string) => /^\d{1,9}$/.test(value),
  timestamptz: (value: string) =>
    CalendarDate.safeParse(value.slice(0, 10)).success &&
    /^ ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?\+00$/.test(value.slice(10)),
};

const Cursor = z.tuple([z.string(), z.string().nullable(), z.string().refine(isUuid)]);

function encode(key: z.output<typeof Cursor>): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

function decode(
  cursor: string,
  sort: string,
  type: keyof typeof READABLE,
): [key: string | null, id: string] {
  try {
    const [of, key, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    if (of === sort && (key === null || READABLE[type](key))) return [key, id];
  } catch {
    // Falls through: what cannot be read was not made here.
  }
  throw invalid({
    field: "cursor",
    message: "must be the next_cursor of a list in the same order",
  });
}
