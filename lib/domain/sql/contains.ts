import { Prisma } from "@/lib/db/client";
import { foldText } from "@/lib/domain/fold-text";
import { hasText } from "./folded";

/**
 * The condition, led by AND, that one of the folded texts contains the text, ignoring case and accents. Wildcards in
 * the text are literal. Empty if there is no text.
 */
export function containsSql(q: string | undefined, keys: Prisma.Sql[]): Prisma.Sql {
  if (!q) return Prisma.empty;
  const text = foldText(q);
  return Prisma.sql`AND (${Prisma.join(
    keys.map((key) => hasText(key, text)),
    " OR ",
  )})`;
}
