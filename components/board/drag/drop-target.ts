import type { BoardState, DropTarget } from "@/components/board/state/board-model";
import { placeAt, stageListing } from "@/components/board/state/card-lists";
import type { CardMetrics } from "@/components/board/state/card-metrics";

/** A column under the pointer; `top` is that of its list on the screen, null for one that is folded away. */
export type ColumnAt = { stageId: string; top: number | null };

/**
 * Where a card would be dropped in a column: at the place of the card whose centre is closest to the dragged one's.
 * Arithmetic alone, since all cards are of one height.
 */
export function dropTarget(
  { shown }: Pick<BoardState, "shown">,
  cardId: string,
  { stageId, top }: ColumnAt,
  centreY: number,
  { height, gap, row }: CardMetrics,
): DropTarget {
  const ids = shown[stageId] ?? [];
  if (top === null || ids.length === 0)
    return { place: placeAt(shown, cardId, stageId, 0), top: null };
  const y = centreY - top;
  const closest = Math.min(Math.max(Math.round((y - height / 2) / row), 0), ids.length - 1);
  const own = stageListing(shown, cardId) === stageId ? ids.indexOf(cardId) : -1;
  const isAfter = own >= 0 ? closest > own : y > closest * row + height / 2;
  if (closest === own) return { place: placeAt(shown, cardId, stageId, own), top: null };
  const edge = closest + (isAfter ? 1 : 0);
  const index = own >= 0 && isAfter ? edge - 1 : edge;
  return { place: placeAt(shown, cardId, stageId, index), top: edge * row - gap / 2 };
}
