import { Prisma } from "@/lib/db/client";

/**
 * The condition, led by AND, that one of the columns contains the text, ignoring case. Wildcards in the text are literal.
 * Empty if there is no text.
 */
export function containsSql(q: string | undefined, columns: Prisma.Sql[]): Prisma.Sql {
  if (!q) return Prisma.empty;
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`AND (${Prisma.join(
    columns.map((column) => Prisma.sql`${column} ILIKE ${pattern}`),
    " OR ",
  )})`;
}
