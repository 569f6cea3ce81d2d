import { z } from "zod";
import { Prisma } from "@/lib/db/client";
import { invalid } from "@/lib/domain/errors";
import { isStorable, isUuid } from "@/lib/domain/fields";
import type { ListQuery } from "./schema";

/** A record with what orders it: its name, lower-cased by PostgreSQL. */
export type Named<Listed> = { record: Listed; key: string };

/** Whether one of the columns contains the text, ignoring case; wildcards in it are literal. Led by AND, empty for no text. */
export function containsSql(q: string | undefined, columns: Prisma.Sql[]): Prisma.Sql {
  if (!q) return Prisma.empty;
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`AND (${Prisma.join(
    columns.map((column) => Prisma.sql`${column} ILIKE ${pattern}`),
    " OR ",
  )})`;
}

/** The end of a query on `r`: by name, ties by id, one row more than the page holds. Throws `invalid` for a bad cursor. */
export function byNameSql({ limit, cursor }: ListQuery): Prisma.Sql {
  return Prisma.sql`${cursor === undefined ? Prisma.empty : laterThan(cursor)} ORDER BY lower(r.name), r.id
    ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit + 1}`}`;
}

/** The page that the rows of `byNameSql` make; `nextCursor` is null on the last. */
export function toPage<Listed extends { id: string }>(rows: Named<Listed>[], limit?: number) {
  const shown = limit === undefined ? rows : rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = shown.length < rows.length && last ? encode([last.key, last.record.id]) : null;
  return { records: shown.map(({ record }) => record), nextCursor };
}

const Cursor = z.tuple([z.string().refine(isStorable), z.string().refine(isUuid)]);

function laterThan(cursor: string): Prisma.Sql {
  const [name, id] = decode(cursor);
  return Prisma.sql`AND (lower(r.name), r.id) > (${name}, ${id}::uuid)`;
}

function encode(key: z.output<typeof Cursor>): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

function decode(cursor: string): z.output<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw invalid({ field: "cursor", message: "must be the next_cursor of the same list" });
  }
}
