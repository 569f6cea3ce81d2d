import { z } from "zod";
import { isStorable } from "@/lib/domain/fields";
import * as pagination from "@/lib/domain/pagination/cursor";
import type { Sort, SortField } from "./schema";

const Position = z.tuple([z.int32(), z.string().min(1).max(2000).refine(isStorable)]);

const TYPES = {
  amount: "numeric",
  expected_close_date: "date",
  updated_at: "timestamptz",
  name: "text",
} as const satisfies Record<Exclude<SortField, "position">, string>;

/** The end of a page: `[stage position, rank]` in the position order, `[sorted value, id]` in any other. */
export type PositionCursor = z.output<typeof Position>;
export type KeyCursor = [value: string | null, id: string];

/** The cursor as the client gets it: opaque text that also names the order it belongs to. */
export function encodeCursor(sort: Sort, keys: PositionCursor | KeyCursor): string {
  return pagination.encodeCursor(keys, sort);
}

/** Reads a cursor of the position order. Throws `invalid` for any other text. */
export function decodePositionCursor(cursor: string, sort: Sort): PositionCursor {
  return pagination.decodeCursor(cursor, Position, sort);
}

/** Reads a cursor of another order. Throws `invalid` if it is malformed or of a different order. */
export function decodeKeyCursor(cursor: string, sort: Sort): KeyCursor {
  const type = TYPES[sort.replace("-", "") as Exclude<SortField, "position">];
  const Value = z.string().max(2000).refine(pagination.isReadableAs[type]).nullable();
  return pagination.decodeCursor(cursor, z.tuple([Value, pagination.CursorId]), sort);
}
