import type { FieldQuery } from "@/lib/domain/pagination/sql/field-query";
import { JsonText, Reply } from "@/lib/http/reply";

/**
 * Returns the reply with the records of a page and the total number; `count` is called only for a
 * part of the list.
 */
export async function listReply(
  { limit, offset }: FieldQuery,
  items: object[],
  count: () => Promise<number>,
): Promise<Reply> {
  const isComplete = limit === undefined && offset === 0;
  return new Reply(200, { items, total: isComplete ? items.length : await count() });
}

/** Returns the reply with a bare number. */
export function countReply(count: number): Reply {
  return new Reply(200, new JsonText(String(count)));
}

/** Returns the reply to a deletion. */
export function deletedReply(): Reply {
  return new Reply(202, { raw: [], affected: 1 });
}
