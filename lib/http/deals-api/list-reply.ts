import type { FieldQuery } from "@/lib/domain/pagination/sql/field-query";
import { JsonText, Reply } from "@/lib/http/reply";

/** The answer to a list: the records of the page, and how many there are in all. */
export async function listReply(
  { limit, offset }: FieldQuery,
  items: object[],
  count: () => Promise<number>,
): Promise<Reply> {
  const isWhole = limit === undefined && offset === 0;
  return new Reply(200, { items, total: isWhole ? items.length : await count() });
}

/** A bare number. */
export function countReply(count: number): Reply {
  return new Reply(200, new JsonText(String(count)));
}

/** The answer to a deletion. */
export function deletedReply(): Reply {
  return new Reply(202, { raw: [], affected: 1 });
}
