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
  const chosen = new Set(selectedIds());
  const others = Object.values(store.get().shown)
    .flat()
    .filter((id) => id !== null && id !== cardId && chosen.has(id) && chosen.has(cardId));
  sync.move(cardId, to);
  let last = cardId;
  for (const id of others) {
    if (id === null) continue;
    const { shown } = store.get();
    const index = withoutCard(shown[to.stageId] ?? [], id).indexOf(last) + 1;
    sync.move(id, positionAt(shown, id, to.stageId, index));
    last = id;
  }
}
