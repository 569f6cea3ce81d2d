import { z } from "zod";
import { Prisma } from "@/lib/db/client";
import type { ActivitySort } from "@/lib/domain/activities/schema";
import { Instant } from "@/lib/domain/fields";
import {
  CursorId,
  type CursorList,
  decodeCursor,
  encodeCursor,
  firstPage,
} from "@/lib/domain/pagination/cursor";
import { isoUtc } from "@/lib/domain/sql/iso-utc";

/** A record and, in a page, its id and its sort key: a time as text. */
export type Ordered<Listed> = { record: Listed; id: string; key: string };

/** A page of the activities of an organization. */
type Page = { organizationId: string; sort: ActivitySort; limit?: number; cursor?: string };

/** The columns `id` and `key` of the activity `t`, each led by a comma: what the cursor of a page is made of. */
export function keySql({ sort, limit }: Page): Prisma.Sql {
  if (limit === undefined) return Prisma.empty;
  return Prisma.sql`, t.id, CASE WHEN isfinite(${column(sort)}) THEN ${isoUtc(column(sort))}
    ELSE ${NO_DATE[sort]} END AS key`;
}

/**
 * The end of a query on `t`: the rows after the cursor, in order, and one row more than the page has.
 * Throws `invalid` for a bad cursor.
 */
export function pageSql(page: Page): Prisma.Sql {
  const { sort, limit, cursor } = page;
  const direction = Prisma.raw(isDescending(sort) ? "DESC" : "ASC");
  return Prisma.sql`${cursor === undefined ? Prisma.empty : laterThan(page, cursor)}
    ORDER BY ${column(sort)} ${direction}, t.id ${direction}
    ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit + 1}`}`;
}

/** The page made of the rows of `pageSql`; `nextCursor` is null on the last page. */
export function toPage<Listed>(rows: Ordered<Listed>[], requested: Page) {
  const { page, last } = firstPage(rows, requested.limit);
  return {
    records: page.map(({ record }) => record),
    nextCursor: last ? encodeCursor(listOf(requested), [last.key, last.id]) : null,
  };
}

function listOf({ organizationId, sort }: Page): CursorList {
  return { organizationId, listed: "activities", order: sort };
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

const Moment = z.union([z.enum(["infinity", "-infinity"]), Instant]);

function laterThan(page: Page, cursor: string): Prisma.Sql {
  const { sort } = page;
  const [key, id] = decodeCursor(listOf(page), cursor, z.tuple([Moment, CursorId]));
  return Prisma.sql`AND (${column(sort)}, t.id) ${Prisma.raw(isDescending(sort) ? "<" : ">")} (${key}::timestamptz, ${id}::uuid)`;
}
