import { createHash } from "node:crypto";
import { z } from "zod";
import { invalid } from "@/lib/domain/errors";
import { CalendarDate, isStorable, isUuid } from "@/lib/domain/fields";

/**
 * The list that a cursor belongs to: whose it is, what it lists, such as `lead` or the opportunities of one
 * pipeline, and in which order. Filters are not part of it.
 */
export type CursorList = { organizationId: string; listed: string; order?: string };

/**
 * Encodes the keys of a page's last row as the opaque text that clients send back as `cursor`. A mark of
 * its list goes first, so that every other list refuses it.
 */
export function encodeCursor(list: CursorList, keys: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([markOf(list), ...keys])).toString("base64url");
}

/** Reads a cursor of `encodeCursor`. Throws `invalid` if it is malformed or of another list or order. */
export function decodeCursor<Keys>(list: CursorList, cursor: string, keys: z.ZodType<Keys>): Keys {
  const [mark, ...content] = contentOf(cursor) ?? [];
  const parsed = keys.safeParse(content);
  if (mark === markOf(list) && parsed.success) return parsed.data;
  throw invalid({
    field: "cursor",
    message: "must be the next_cursor of the same list in the same order",
  });
}

/** A short digest: the mark only tells lists apart. */
function markOf({ organizationId, listed, order }: CursorList): string {
  const list = JSON.stringify([organizationId, listed, order ?? null]);
  return createHash("sha256").update(list).digest("base64url").slice(0, 12);
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
