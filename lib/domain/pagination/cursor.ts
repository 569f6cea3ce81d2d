import { z } from "zod";
import { invalid } from "@/lib/domain/errors";
import { CalendarDate, isStorable, isUuid } from "@/lib/domain/fields";

/**
 * Encodes the keys of a page's last row as the opaque text that clients send back as `cursor`.
 * `order` goes first, so that the cursor is refused by a list in another order.
 */
export function encodeCursor(keys: readonly unknown[], order?: string): string {
  const content = order === undefined ? keys : [order, ...keys];
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}

/** Reads a cursor of `encodeCursor`. Throws `invalid` if it is malformed or of another order. */
export function decodeCursor<Keys>(cursor: string, keys: z.ZodType<Keys>, order?: string): Keys {
  const content = contentOf(cursor);
  const belongs = order === undefined || content?.[0] === order;
  const parsed = keys.safeParse(order === undefined ? content : content?.slice(1));
  if (belongs && parsed.success) return parsed.data;
  const list = order === undefined ? "the same list" : "a list in the same order";
  throw invalid({ field: "cursor", message: `must be the next_cursor of ${list}` });
}

/** The first `limit` rows, and the last of these if more rows follow: the next page starts after it. */
export function firstPage<Row>(rows: Row[], limit = rows.length): { page: Row[]; last?: Row } {
  const page = rows.slice(0, limit);
  return page.length < rows.length ? { page, last: page.at(-1) } : { page };
}

/** The id that breaks ties. */
export const CursorId = z.string().refine(isUuid);

/** Whether PostgreSQL can read the text of a cursor as a value of the type. */
export const isReadableAs = {
  text: isStorable,
  int: (value: string) => /^\d{1,9}$/.test(value),
  numeric: (value: string) => /^\d{1,16}(\.\d{1,2})?$/.test(value),
  date: isDate,
  timestamptz: (value: string) =>
    isDate(value.slice(0, 10)) &&
    /^ ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?\+00$/.test(value.slice(10)),
};

function isDate(value: string): boolean {
  return value.length === 10 && CalendarDate.safeParse(value).success;
}

function contentOf(cursor: string): unknown[] | null {
  try {
    const bytes = Buffer.from(cursor, "base64url");
    // Decoding skips what is not base64url.
    if (bytes.toString("base64url") !== cursor) return null;
    const content: unknown = JSON.parse(bytes.toString());
    return Array.isArray(content) ? content : null;
  } catch {
    return null;
  }
}
