import type { BoardState } from "@/components/board/state/board-model";

/** Keys that move from card to card, or carry one. */
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

export function isDirection(key: string): key is Direction {
  return DIRECTIONS.includes(key);
}

/** Where a key leads from a card; sideways to the next stage that has any. `page` is how many cards are in sight. */
export function nextCard(
  { stages, shown }: BoardState,
  from: CardPosition,
  way: Direction,
  page: number,
): CardPosition | undefined {
  if (way !== "ArrowLeft" && way !== "ArrowRight")
    return along(from, way, shown[from.stageId]?.length ?? 0, page);
  const column = stages.findIndex(({ id }) => id === from.stageId);
  const aside = way === "ArrowLeft" ? stages.slice(0, column).reverse() : stages.slice(column + 1);
  const stage = aside.find(({ id }) => (shown[id]?.length ?? 0) > 0);
  return (
    stage && { stageId: stage.id, index: Math.min(from.index, (shown[stage.id]?.length ?? 1) - 1) }
  );
}

/** Where a key carries a card to; sideways to the next stage, empty or not. */
export function nextPosition(
  { stages, shown }: BoardState,
  from: CardPosition,
  way: Direction,
  page: number,
): CardPosition | undefined {
  if (way !== "ArrowLeft" && way !== "ArrowRight")
    return along(from, way, shown[from.stageId]?.length ?? 0, page);
  const stage =
    stages[stages.findIndex(({ id }) => id === from.stageId) + (way === "ArrowLeft" ? -1 : 1)];
  return stage && { stageId: stage.id, index: Math.min(from.index, shown[stage.id]?.length ?? 0) };
}

function along(
  { stageId, index }: CardPosition,
  way: Direction,
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
  const wanted = index + (way === "ArrowLeft" || way === "ArrowRight" ? 0 : steps[way]);
  const next = Math.min(Math.max(wanted, 0), count - 1);
  return next === index ? undefined : { stageId, index: next };
}
