import type { KeyboardEvent, RefObject } from "react";
import { flushSync } from "react-dom";
import { type BoardPosition, placeAt, stageListing } from "@/components/board/state/card-lists";
import { describePlace } from "@/components/board/state/describe-position";
import { useBoardModel } from "@/components/board/sync/board-context";
import { reopen } from "@/components/board/sync/reopen";
import { deleteWithUndo } from "@/components/opportunities/delete-with-undo";
import { fieldOfKey } from "@/components/opportunities/edit/inline-fields";
import { toggleSelected } from "@/components/selection/selection";
import { setCollapsed } from "@/components/stages/collapsed-stages";
import { focusCard } from "./focus-card";
import {
  type CardPosition,
  type Direction,
  isDirection,
  nextCard,
  nextPosition,
} from "./next-position";

/** The board by keyboard: arrows move between cards, Space lifts and drops, arrows carry, Esc takes back. */
export function useBoardKeys(board: RefObject<HTMLElement | null>) {
  const { store, sync, canEdit, openEdit, openMove, openSchedule } = useBoardModel();
  const announce = (announcement: string) => store.dispatch({ type: "announced", announcement });

  const spotOf = (cardId: string): CardPosition => {
    const { shown } = store.get();
    const stageId = stageListing(shown, cardId) ?? "";
    return { stageId, index: shown[stageId]?.indexOf(cardId) ?? 0 };
  };
  const page = (stageId: string) => {
    const { first, last } = sync.viewOf(stageId);
    return Math.max(1, last - first - 1);
  };

  const walk = async (cardId: string, way: Direction) => {
    const from = spotOf(cardId);
    const next = nextCard(store.get(), from, way, page(from.stageId));
    if (!next) return;
    const there =
      store.get().shown[next.stageId]?.[next.index] ??
      (await sync.ensureLoaded(next.stageId, next.index));
    if (there === undefined) return;
    flushSync(() => store.dispatch({ type: "focused", stageId: next.stageId, cardId: there }));
    focusCard(board.current, there);
  };

  const lift = (cardId: string) => {
    const { stageId, index } = spotOf(cardId);
    const state = store.get();
    if (!canEdit || stageId === "") return;
    store.dispatch({
      type: "keyboardDragChanged",
      carry: { cardId, to: placeAt(state.shown, cardId, stageId, index) },
    });
    announce(
      `Lifted. ${describePlace(state, cardId)}. Arrow keys carry, Space drops, Escape takes back.`,
    );
  };

  const carry = (cardId: string, from: BoardPosition, way: Direction) => {
    const state = store.get();
    const next = nextPosition(state, from, way, page(from.stageId));
    if (!next) return;
    setCollapsed(next.stageId, false);
    const to = placeAt(state.shown, cardId, next.stageId, next.index);
    flushSync(() => store.dispatch({ type: "keyboardDragChanged", carry: { cardId, to } }));
    focusCard(board.current, cardId);
    announce(describePlace(store.get(), cardId));
  };

  const drop = (cardId: string, to: BoardPosition) => {
    const carried = describePlace(store.get(), cardId);
    store.dispatch({ type: "keyboardDragChanged", carry: null });
    const { shown } = store.get();
    if (shown[to.stageId]?.indexOf(cardId) !== to.index) sync.move(cardId, to);
    announce(`Dropped. ${carried}.`);
  };

  const takeBack = (cardId: string) => {
    flushSync(() => store.dispatch({ type: "keyboardDragChanged", carry: null }));
    focusCard(board.current, cardId);
    announce(`Taken back. ${describePlace(store.get(), cardId)}.`);
  };

  /** What a letter does with the card that has the focus. */
  const handle = (cardId: string, key: string, link: Element): boolean => {
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
    const carried = store.get().carry;
    if (act(cardId, event.key)) event.preventDefault();

    function act(id: string, key: string): boolean {
      if (isDirection(key)) carried ? carry(id, carried.to, key) : void walk(id, key);
      else if (key === " " && canEdit) carried ? drop(id, carried.to) : lift(id);
      else if (key === "Enter" && carried) drop(id, carried.to);
      else if (key === "Escape" && carried) takeBack(id);
      else {
        if (key === "Tab" && carried) takeBack(id);
        return !carried && event.target instanceof Element && handle(id, key, event.target);
      }
      return true;
    }
  };
}

function cardOfLink(target: EventTarget): string | undefined {
  if (!(target instanceof HTMLAnchorElement)) return undefined;
  return target.closest<HTMLElement>("[data-card-id]")?.dataset.cardId;
}
