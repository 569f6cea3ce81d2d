import { Prisma } from "@/lib/db/client";

const FORMAT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** A timestamp expression as the APIs and the history show it: ISO 8601 in UTC, to the millisecond. */
export function isoUtc(timestamp: string | Prisma.Sql): Prisma.Sql {
  const value = typeof timestamp === "string" ? Prisma.raw(timestamp) : timestamp;
  return Prisma.sql`to_char(${value}, ${Prisma.raw(FORMAT)})`;
}

/** Returns the text of `isoUtc` for a column of a statement that is assembled as text. */
export function isoUtcText(column: string): string {
  return `to_char(${column}, ${FORMAT})`;
}
