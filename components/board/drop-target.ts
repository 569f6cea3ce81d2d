import type { BoardState, DropTarget } from "./board-state";
import { placeAt, stageListing, without } from "./card-lists";

export type Point = { x: number; y: number };

/**
 * Where a card would be dropped: the column is the one under (or nearest to) the pointer, the place that of the card
 * whose centre is closest to the dragged card's. Null outside the board.
 */
export function findDropTarget(
  board: Element,
  state: BoardState,
  cardId: string,
  pointer: Point,
  centreY: number,
): DropTarget | null {
  const { left, right } = board.getBoundingClientRect();
  if (pointer.x < left || pointer.x > right) return null;
  const column = columnAt(board, pointer.x);
  const stageId = column?.dataset.stageId;
  if (!column || stageId === undefined) return null;
  const list = column.querySelector("[data-card-list]");
  const closest = list && closestCard(list, centreY);
  if (!list || !closest) return { place: placeAt(state.shown, cardId, stageId, 0), top: null };

  const shown = state.shown[stageId] ?? [];
  const over = closest.dataset.cardId ?? "";
  const rect = closest.getBoundingClientRect();
  const isOwnStage = stageListing(state.shown, cardId) === stageId;
  const isAfter = isOwnStage ? shown.indexOf(over) > shown.indexOf(cardId) : centreY > middle(rect);
  if (over === cardId) return { place: placeAt(state.shown, cardId, stageId, shown.indexOf(cardId)), top: null };
  const index = without(shown, cardId).indexOf(over) + (isAfter ? 1 : 0);
  const edge = isAfter ? rect.bottom + GAP / 2 : rect.top - GAP / 2;
  return { place: placeAt(state.shown, cardId, stageId, index), top: edge - list.getBoundingClientRect().top };
}

// The room between two cards, in pixels (`mb-2`).
const GAP = 8;

function columnAt(board: Element, x: number): HTMLElement | undefined {
  const columns = [...board.querySelectorAll<HTMLElement>("[data-stage-id]")];
  const distances = columns.map((column) => {
    const { left, right } = column.getBoundingClientRect();
    return Math.max(left - x, x - right, 0);
  });
  return columns[distances.indexOf(Math.min(...distances))];
}

// Cards stand in order, so their centres are searched by halves.
function closestCard(list: Element, y: number): HTMLElement | undefined {
  const cards = list.children;
  let [low, high] = [0, cards.length - 1];
  while (low < high) {
    const half = (low + high) >> 1;
    const [upper, lower] = [centreOf(cards[half]), centreOf(cards[half + 1])];
    if (Math.abs(y - upper) <= Math.abs(y - lower)) high = half;
    else low = half + 1;
  }
  const card = cards[low];
  return card instanceof HTMLElement ? card : undefined;
}

function centreOf(element: Element | undefined): number {
  return element ? middle(element.getBoundingClientRect()) : Number.POSITIVE_INFINITY;
}

function middle({ top, bottom }: DOMRect): number {
  return (top + bottom) / 2;
}
