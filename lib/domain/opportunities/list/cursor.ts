import { z } from "zod";
import { invalid } from "@/lib/domain/errors";
import { CalendarDate, isStorable, isUuid } from "@/lib/domain/fields";
import type { Sort, SortField } from "./schema";

const Position = z.tuple([z.int32(), z.string().min(1).max(2000).refine(isStorable)]);
const Key = z.tuple([z.string().max(2000).nullable(), z.string().refine(isUuid)]);

// What PostgreSQL reads as a value of the sorted column.
const VALUES: Record<Exclude<SortField, "position">, (value: string) => boolean> = {
  amount: (value) => /^\d{1,16}(\.\d{1,2})?$/.test(value),
  expected_close_date: isDate,
  updated_at: (value) =>
    isDate(value.slice(0, 10)) &&
    /^ ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?\+00$/.test(value.slice(10)),
  name: isStorable,
};

/** Where a page ended: under position `[stage position, rank]`, else `[sorted value, id]`. */
export type PositionCursor = z.output<typeof Position>;
export type KeyCursor = z.output<typeof Key>;

/** The cursor as clients carry it: opaque text that also says which order it belongs to. */
export function encodeCursor(sort: Sort, key: PositionCursor | KeyCursor): string {
  return Buffer.from(JSON.stringify([sort, ...key])).toString("base64url");
}

/** Reads a cursor of the position order. Throws `invalid` when it is not one. */
export function decodePositionCursor(cursor: string, sort: Sort): PositionCursor {
  return decode(cursor, sort, Position);
}

/** Reads a cursor of another order. Throws `invalid` when it is not one, or one of a different order. */
export function decodeKeyCursor(cursor: string, sort: Sort): KeyCursor {
  const field = sort.replace("-", "") as Exclude<SortField, "position">;
  return decode(
    cursor,
    sort,
    Key.refine(([value]) => value === null || VALUES[field](value)),
  );
}

function decode<T>(cursor: string, sort: Sort, schema: z.ZodType<T>): T {
  try {
    const [of, ...key] = z
      .array(z.unknown())
      .parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    if (of === sort) return schema.parse(key);
  } catch {
    // Falls through: what cannot be read was not made here.
  }
  throw invalid({
    field: "cursor",
    message: "must be the next_cursor of a list in the same order",
  });
}

function isDate(value: string): boolean {
  return value.length === 10 && CalendarDate.safeParse(value).success;
}
