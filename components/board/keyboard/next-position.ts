import type { BoardState } from "@/components/board/state/board-model";

/** Keys that move the focus between cards, or move a picked-up card. */
export type Direction =
  | "ArrowUp"
  | "ArrowDown"
  | "ArrowLeft"
  | "ArrowRight"
  | "Home"
  | "End"
  | "PageUp"
  | "PageDown";

export type CardPosition = { stageId: string; index: number };

const DIRECTIONS: readonly string[] = [
  "ArrowUp",
  "ArrowDown",
  "ArrowLeft",
  "ArrowRight",
  "Home",
  "End",
  "PageUp",
  "PageDown",
] satisfies Direction[];

/** Whether a key is one of the directions. */
export function isDirection(key: string): key is Direction {
  return DIRECTIONS.includes(key);
}

/**
 * Returns the card that a key moves the focus to, sideways in the next stage that has cards;
 * undefined at the end. `page` is the number of cards in view.
 */
export function nextCard(
  { stages, shown }: BoardState,
  from: CardPosition,
  direction: Direction,
  page: number,
): CardPosition | undefined {
  if (direction !== "ArrowLeft" && direction !== "ArrowRight")
    return along(from, direction, shown[from.stageId]?.length ?? 0, page);
  const column = stages.findIndex(({ id }) => id === from.stageId);
  const beyond =
    direction === "ArrowLeft" ? stages.slice(0, column).reverse() : stages.slice(column + 1);
  const stage = beyond.find(({ id }) => (shown[id]?.length ?? 0) > 0);
  return (
    stage && { stageId: stage.id, index: Math.min(from.index, (shown[stage.id]?.length ?? 1) - 1) }
  );
}

/**
 * Returns the position that a key moves a picked-up card to, sideways in the next stage, even if
 * that is empty.
 */
export function nextPosition(
  { stages, shown }: BoardState,
  from: CardPosition,
  direction: Direction,
  page: number,
): CardPosition | undefined {
  if (direction !== "ArrowLeft" && direction !== "ArrowRight")
    return along(from, direction, shown[from.stageId]?.length ?? 0, page);
  const stage =
    stages[
      stages.findIndex(({ id }) => id === from.stageId) + (direction === "ArrowLeft" ? -1 : 1)
    ];
  return stage && { stageId: stage.id, index: Math.min(from.index, shown[stage.id]?.length ?? 0) };
}

function along(
  { stageId, index }: CardPosition,
  direction: Direction,
  count: number,
  page: number,
): CardPosition | undefined {
  const steps = {
    ArrowUp: -1,
    ArrowDown: 1,
    PageUp: -page,
    PageDown: page,
    Home: -count,
    End: count,
  };
  const target =
    index + (direction === "ArrowLeft" || direction === "ArrowRight" ? 0 : steps[direction]);
  const next = Math.min(Math.max(target, 0), count - 1);
  return next === index ? undefined : { stageId, index: next };
}
