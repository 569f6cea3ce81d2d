import { z } from "zod";
import { Prisma } from "@/lib/db/client";
import type { ActivityQuery, ActivityRecord, ActivitySort } from "@/lib/domain/activities/schema";
import { invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { isoUtc } from "@/lib/domain/sql/iso-utc";

/** A record with what orders it: a moment as text. */
export type Ordered = { record: ActivityRecord; key: string };

/** What activities are ordered by, as text. Of `t`. */
export function keySql(sort: ActivitySort): Prisma.Sql {
  return Prisma.sql`CASE WHEN isfinite(${column(sort)}) THEN ${isoUtc(column(sort))}
    ELSE ${NOWHERE[sort]} END`;
}

/** The end of a query: those after the cursor, in order, one row more than the page holds. Throws `invalid` for a bad cursor. */
export function pageSql({ limit, cursor }: ActivityQuery, sort: ActivitySort): Prisma.Sql {
  const direction = Prisma.raw(isDescending(sort) ? "DESC" : "ASC");
  return Prisma.sql`${cursor === undefined ? Prisma.empty : laterThan(cursor, sort)}
    ORDER BY ${column(sort)} ${direction}, t.id ${direction}
    ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit + 1}`}`;
}

/** The page that the rows make; `nextCursor` is null on the last. */
export function toPage(rows: Ordered[], sort: ActivitySort, limit = rows.length) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor =
    shown.length < rows.length && last ? encode([sort, last.key, last.record.id]) : null;
  return { activities: shown.map(({ record }) => record), nextCursor };
}

// Those without a date come last, whichever way the dates run.
const NOWHERE = {
  created_at: "",
  "-created_at": "",
  due_at: "infinity",
  "-due_at": "-infinity",
} as const;

function column(sort: ActivitySort): Prisma.Sql {
  return sort.endsWith("due_at")
    ? Prisma.sql`coalesce(t.due_at, ${NOWHERE[sort]}::timestamptz)`
    : Prisma.sql`t.created_at`;
}

function isDescending(sort: ActivitySort): boolean {
  return sort.startsWith("-");
}

const Cursor = z.tuple([
  z.string(),
  z
    .string()
    .refine(
      (key) => /^-?infinity$/.test(key) || z.iso.datetime({ precision: 3 }).safeParse(key).success,
    ),
  z.string().refine(isUuid),
]);

function laterThan(cursor: string, sort: ActivitySort): Prisma.Sql {
  const [sorted, key, id] = decode(cursor);
  if (sorted !== sort) throw badCursor();
  return Prisma.sql`AND (${column(sort)}, t.id) ${Prisma.raw(isDescending(sort) ? "<" : ">")} (${key}::timestamptz, ${id}::uuid)`;
}

function encode(cursor: z.output<typeof Cursor>): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

function decode(cursor: string): z.output<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw badCursor();
  }
}

function badCursor() {
  return invalid({ field: "cursor", message: "must be the next_cursor of the same list" });
}
