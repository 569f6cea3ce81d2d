import { z } from "zod";
import { Prisma } from "@/lib/db/client";
import { isStorable } from "@/lib/domain/fields";
import {
  CursorId,
  type CursorList,
  decodeCursor,
  encodeCursor,
  firstPage,
} from "@/lib/domain/pagination/cursor";
import type { ListQuery } from "@/lib/domain/pagination/schema";
import { nameKey } from "@/lib/domain/sql/folded";

/** A record and, in a page, its id and its sort key: its folded name. */
export type Named<Listed> = { record: Listed; id: string; key: string };

/** The columns `id` and `key` of the row `r`, each led by a comma: what the cursor of a page is made of. */
export function nameKeySql({ limit }: ListQuery): Prisma.Sql {
  return limit === undefined ? Prisma.empty : Prisma.sql`, r.id, ${nameKey("r")} AS key`;
}

/**
 * The end of a query on `r` ordered by name, ties by id: the rows after the cursor, and one row more than the page has.
 * Throws `invalid` for a cursor of another list.
 */
export function byNameSql(list: CursorList, { limit, cursor }: ListQuery): Prisma.Sql {
  return Prisma.sql`${cursor === undefined ? Prisma.empty : laterThan(list, cursor)} ORDER BY ${nameKey("r")}, r.id
    ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit + 1}`}`;
}

/** The page made of the rows of `byNameSql`; `nextCursor` is null on the last page. */
export function toPage<Listed>(list: CursorList, rows: Named<Listed>[], limit?: number) {
  const { page, last } = firstPage(rows, limit);
  return {
    records: page.map(({ record }) => record),
    nextCursor: last ? encodeCursor(list, [last.key, last.id]) : null,
  };
}

const Keys = z.tuple([z.string().refine(isStorable), CursorId]);

function laterThan(list: CursorList, cursor: string): Prisma.Sql {
  const [name, id] = decodeCursor(list, cursor, Keys);
  return Prisma.sql`AND (${nameKey("r")}, r.id) > (${name}, ${id}::uuid)`;
}
