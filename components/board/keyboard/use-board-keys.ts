import type { KeyboardEvent, RefObject } from "react";
import { flushSync } from "react-dom";
import { type BoardPosition, positionAt, stageOfCard } from "@/components/board/state/card-lists";
import { describePosition } from "@/components/board/state/describe-position";
import { useBoardModel } from "@/components/board/sync/board-context";
import { moveWithSelected } from "@/components/board/sync/move-with-selected";
import { reopen } from "@/components/board/sync/reopen";
import { deleteWithUndo } from "@/components/opportunities/delete-with-undo";
import { fieldOfKey } from "@/components/opportunities/edit/inline-fields";
import { toggleSelected } from "@/components/selection/selection";
import { setCollapsed } from "@/components/stages/collapsed-stages";
import { pressedKey } from "@/components/ui/pressed-key";
import { focusCard } from "./focus-card";
import {
  type CardPosition,
  type Direction,
  isDirection,
  nextCard,
  nextPosition,
} from "./next-position";

/**
 * Handles the board's keys: arrows move the focus, Space picks a card up and drops it, arrows move
 * it, Esc cancels.
 */
export function useBoardKeys(board: RefObject<HTMLElement | null>) {
  const { store, sync, canEdit, openEdit, openMove, openSchedule } = useBoardModel();
  const announce = (announcement: string) => store.dispatch({ type: "announced", announcement });

  const locate = (cardId: string): CardPosition => {
    const { shown } = store.get();
    const stageId = stageOfCard(shown, cardId) ?? "";
    return { stageId, index: shown[stageId]?.indexOf(cardId) ?? 0 };
  };
  const page = (stageId: string) => {
    const { first, last } = sync.viewportOf(stageId);
    return Math.max(1, last - first - 1);
  };

  const moveFocus = async (cardId: string, direction: Direction) => {
    const from = locate(cardId);
    const next = nextCard(store.get(), from, direction, page(from.stageId));
    if (!next) return;
    const target =
      store.get().shown[next.stageId]?.[next.index] ??
      (await sync.ensureLoaded(next.stageId, next.index));
    if (target === undefined) return;
    flushSync(() => store.dispatch({ type: "focused", stageId: next.stageId, cardId: target }));
    focusCard(board.current, target);
  };

  const pickUp = (cardId: string) => {
    const { stageId, index } = locate(cardId);
    const state = store.get();
    if (!canEdit || stageId === "") return;
    store.dispatch({
      type: "keyboardDragChanged",
      keyboardDrag: { cardId, to: positionAt(state.shown, cardId, stageId, index) },
    });
    announce(
      `Picked up. ${describePosition(state, cardId)}. Arrow keys move, Space drops, Escape cancels.`,
    );
  };

  const moveCard = (cardId: string, from: BoardPosition, direction: Direction) => {
    const state = store.get();
    const next = nextPosition(state, from, direction, page(from.stageId));
    if (!next) return;
    setCollapsed(next.stageId, false);
    const to = positionAt(state.shown, cardId, next.stageId, next.index);
    flushSync(() => store.dispatch({ type: "keyboardDragChanged", keyboardDrag: { cardId, to } }));
    focusCard(board.current, cardId);
    announce(describePosition(store.get(), cardId));
  };

  const drop = (cardId: string, to: BoardPosition) => {
    const position = describePosition(store.get(), cardId);
    store.dispatch({ type: "keyboardDragChanged", keyboardDrag: null });
    const { shown } = store.get();
    if (shown[to.stageId]?.indexOf(cardId) !== to.index) moveWithSelected(store, sync, cardId, to);
    announce(`Dropped. ${position}.`);
  };

  const cancel = (cardId: string) => {
    flushSync(() => store.dispatch({ type: "keyboardDragChanged", keyboardDrag: null }));
    focusCard(board.current, cardId);
    announce(`Move canceled. ${describePosition(store.get(), cardId)}.`);
  };

  /** Handles a letter on the focused card. Returns whether it means anything. */
  const handleLetter = (cardId: string, key: string, link: Element): boolean => {
    const card = store.get().cards[cardId];
    const field = fieldOfKey(key);
    if (!canEdit || !card) return false;
    if (field) openEdit(cardId, field, link.closest("[data-card-id]") ?? link);
    else if (key === "m") openMove(cardId);
    else if (key === "s") openSchedule(cardId);
    else if (key === "x") toggleSelected(cardId);
    else if (key === "Delete") void deleteWithUndo(card);
    else if (key === "r" && card.status !== "open") void reopen(store, sync, card);
    else return false;
    return true;
  };

  return (event: KeyboardEvent) => {
    const cardId = cardOfLink(event.target);
    if (cardId === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const picked = store.get().keyboardDrag;
    if (act(cardId, pressedKey(event))) event.preventDefault();

    function act(id: string, key: string): boolean {
      if (isDirection(key)) picked ? moveCard(id, picked.to, key) : void moveFocus(id, key);
      else if (key === " " && canEdit) picked ? drop(id, picked.to) : pickUp(id);
      else if (key === "Enter" && picked) drop(id, picked.to);
      else if (key === "Escape" && picked) cancel(id);
      else {
        if (key === "Tab" && picked) cancel(id);
        return !picked && event.target instanceof Element && handleLetter(id, key, event.target);
      }
      return true;
    }
  };
}

function cardOfLink(target: EventTarget): string | undefined {
  if (!(target instanceof HTMLAnchorElement)) return undefined;
  return target.closest<HTMLElement>("[data-card-id]")?.dataset.cardId;
}
