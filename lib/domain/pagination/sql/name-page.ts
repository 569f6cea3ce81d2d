import { z } from "zod";
import { Prisma } from "@/lib/db/client";
import { isStorable } from "@/lib/domain/fields";
import { CursorId, decodeCursor, encodeCursor, firstPage } from "@/lib/domain/pagination/cursor";
import type { ListQuery } from "@/lib/domain/pagination/schema";
import { nameKey } from "@/lib/domain/sql/folded";

/** A record with its sort key: its folded name. */
export type Named<Listed> = { record: Listed; key: string };

/**
 * The end of a query on `r` ordered by name, ties by id: the rows after the cursor, and one row more than the page has.
 * Throws `invalid` for a bad cursor.
 */
export function byNameSql({ limit, cursor }: ListQuery): Prisma.Sql {
  return Prisma.sql`${cursor === undefined ? Prisma.empty : laterThan(cursor)} ORDER BY ${nameKey("r")}, r.id
    ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit + 1}`}`;
}

/** The page made of the rows of `byNameSql`; `nextCursor` is null on the last page. */
export function toPage<Listed extends { id: string }>(rows: Named<Listed>[], limit?: number) {
  const { page, last } = firstPage(rows, limit);
  return {
    records: page.map(({ record }) => record),
    nextCursor: last ? encodeCursor([last.key, last.record.id]) : null,
  };
}

const Keys = z.tuple([z.string().refine(isStorable), CursorId]);

function laterThan(cursor: string): Prisma.Sql {
  const [name, id] = decodeCursor(cursor, Keys);
  return Prisma.sql`AND (${nameKey("r")}, r.id) > (${name}, ${id}::uuid)`;
}
