import type { BoardStore } from "@/components/board/state/board-store";
import { type BoardPosition, positionAt, withoutCard } from "@/components/board/state/card-lists";
import { selectedIds } from "@/components/selection/selection";
import type { BoardSync } from "./board-sync";

/**
 * Moves a card. If it is selected, the other selected cards of the board follow it, in the order of
 * the board.
 */
export function moveWithSelected(
  store: BoardStore,
  sync: Pick<BoardSync, "move">,
  cardId: string,
  to: BoardPosition,
): void {
  const others = selectedWith(store, cardId);
  const group = sync.move(cardId, to);
  let last = cardId;
  for (const id of others) {
    const { shown } = store.get();
    const index = withoutCard(shown[to.stageId] ?? [], id).indexOf(last) + 1;
    sync.move(id, positionAt(shown, id, to.stageId, index), group);
    last = id;
  }
}

/** Returns the other selected cards of the board, in its order, if this card is selected. */
export function selectedWith(store: BoardStore, cardId: string): string[] {
  const chosen = new Set(selectedIds());
  if (!chosen.delete(cardId)) return [];
  return Object.values(store.get().shown)
    .flat()
    .filter((id) => id !== null)
    .filter((id) => chosen.has(id));
}
