import { z } from "zod";
import { invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import type { Sort } from "./schema";

const Position = z.tuple([z.number().int(), z.string().min(1).max(2000)]);
const Key = z.tuple([z.string().max(2000).nullable(), z.string().refine(isUuid)]);

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
  return decode(cursor, sort, Key);
}

function decode<T>(cursor: string, sort: Sort, schema: z.ZodType<T>): T {
  try {
    const [of, ...key] = z.array(z.unknown()).parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    if (of === sort) return schema.parse(key);
  } catch {
    // Falls through: what cannot be read was not made here.
  }
  throw invalid({ field: "cursor", message: "must be the next_cursor of a list in the same order" });
}
