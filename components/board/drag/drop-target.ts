import type { BoardState, DropTarget } from "@/components/board/state/board-model";
import { positionAt, stageOfCard } from "@/components/board/state/card-lists";
import type { CardMetrics } from "@/components/board/state/card-metrics";

/**
 * The column under the pointer; `top` is its list's offset on the screen, null for a collapsed
 * column.
 */
export type ColumnAt = { stageId: string; top: number | null };

/**
 * Returns where a card would be dropped in a column: at the position of the card whose center is
 * closest to its own; the sizes are in pixels. Measures nothing, because all cards have the same
 * height.
 */
export function dropTarget(
  { shown }: Pick<BoardState, "shown">,
  cardId: string,
  { stageId, top }: ColumnAt,
  centerY: number,
  { height, gap, row }: CardMetrics,
): DropTarget {
  const ids = shown[stageId] ?? [];
  if (top === null || ids.length === 0)
    return { position: positionAt(shown, cardId, stageId, 0), top: null };
  const y = centerY - top;
  const closest = Math.min(Math.max(Math.round((y - height / 2) / row), 0), ids.length - 1);
  const own = stageOfCard(shown, cardId) === stageId ? ids.indexOf(cardId) : -1;
  const isAfter = own >= 0 ? closest > own : y > closest * row + height / 2;
  if (closest === own) return { position: positionAt(shown, cardId, stageId, own), top: null };
  const edge = closest + (isAfter ? 1 : 0);
  const index = own >= 0 && isAfter ? edge - 1 : edge;
  return { position: positionAt(shown, cardId, stageId, index), top: edge * row - gap / 2 };
}
