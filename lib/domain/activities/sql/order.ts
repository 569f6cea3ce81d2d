import { z } from "zod";
import { Prisma } from "@/lib/db/client";
import type { ActivityQuery, ActivityRecord, ActivitySort } from "@/lib/domain/activities/schema";
import { CursorId, decodeCursor, encodeCursor, firstPage } from "@/lib/domain/pagination/cursor";
import { isoUtc } from "@/lib/domain/sql/iso-utc";

/** A record with its sort key: a time as text. */
export type Ordered = { record: ActivityRecord; key: string };

/** The sort key of the activity `t`, as text. */
export function keySql(sort: ActivitySort): Prisma.Sql {
  return Prisma.sql`CASE WHEN isfinite(${column(sort)}) THEN ${isoUtc(column(sort))}
    ELSE ${NO_DATE[sort]} END`;
}

/**
 * The end of a query on `t`: the rows after the cursor, in order, and one row more than the page has.
 * Throws `invalid` for a bad cursor.
 */
export function pageSql({ limit, cursor }: ActivityQuery, sort: ActivitySort): Prisma.Sql {
  const direction = Prisma.raw(isDescending(sort) ? "DESC" : "ASC");
  return Prisma.sql`${cursor === undefined ? Prisma.empty : laterThan(cursor, sort)}
    ORDER BY ${column(sort)} ${direction}, t.id ${direction}
    ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit + 1}`}`;
}

/** The page made of the rows of `pageSql`; `nextCursor` is null on the last page. */
export function toPage(rows: Ordered[], sort: ActivitySort, limit?: number) {
  const { page, last } = firstPage(rows, limit);
  return {
    activities: page.map(({ record }) => record),
    nextCursor: last ? encodeCursor([sort, last.key, last.record.id]) : null,
  };
}

// Activities without a date come last in both directions.
const NO_DATE = {
  created_at: "",
  "-created_at": "",
  due_at: "infinity",
  "-due_at": "-infinity",
} as const;

function column(sort: ActivitySort): Prisma.Sql {
  return sort.endsWith("due_at")
    ? Prisma.sql`coalesce(t.due_at, ${NO_DATE[sort]}::timestamptz)`
    : Prisma.sql`t.created_at`;
}

function isDescending(sort: ActivitySort): boolean {
  return sort.startsWith("-");
}

const Moment = z
  .string()
  .refine(
    (key) => /^-?infinity$/.test(key) || z.iso.datetime({ precision: 3 }).safeParse(key).success,
  );

function laterThan(cursor: string, sort: ActivitySort): Prisma.Sql {
  const [, key, id] = decodeCursor(cursor, z.tuple([z.literal(sort), Moment, CursorId]));
  return Prisma.sql`AND (${column(sort)}, t.id) ${Prisma.raw(isDescending(sort) ? "<" : ">")} (${key}::timestamptz, ${id}::uuid)`;
}
