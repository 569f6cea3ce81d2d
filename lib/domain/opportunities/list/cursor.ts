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

/** The list that a cursor belongs to: a pipeline's opportunities in an order. */
type PipelineList = { organizationId: string; pipelineId: string; sort: Sort };

/** The cursor as the client gets it: opaque text that only the same list accepts. */
export function encodeCursor(list: PipelineList, keys: PositionCursor | KeyCursor): string {
  return pagination.encodeCursor(cursorList(list), keys);
}

/** Reads a cursor of the position order. Throws `invalid` for any other text. */
export function decodePositionCursor(list: PipelineList, cursor: string): PositionCursor {
  return pagination.decodeCursor(cursorList(list), cursor, Position);
}

/** Reads a cursor of another order. Throws `invalid` if it is malformed or of another list. */
export function decodeKeyCursor(list: PipelineList, cursor: string): KeyCursor {
  const { sort } = list;
  const type = TYPES[sort.replace("-", "") as Exclude<SortField, "position">];
  const Value = z.string().max(2000).refine(pagination.isReadableAs[type]).nullable();
  return pagination.decodeCursor(cursorList(list), cursor, z.tuple([Value, pagination.CursorId]));
}

function cursorList({ organizationId, pipelineId, sort }: PipelineList): pagination.CursorList {
  return { organizationId, listed: `opportunities of ${pipelineId}`, order: sort };
}
