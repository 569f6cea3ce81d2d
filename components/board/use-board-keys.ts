import type { KeyboardEvent, RefObject } from "react";
import { useBoardModel } from "./board-context";
import type { BoardState } from "./board-state";
import { type Place, placeAt, stageListing } from "./card-lists";
import { setCollapsed } from "./collapsed-stages";
import { describePlace } from "./describe-place";
import { focusCard } from "./focus-card";

type Way = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

/** The board by keyboard: arrows move between cards, Space lifts and drops, arrows carry, Esc takes back. */
export function useBoardKeys(board: RefObject<HTMLElement | null>) {
  const { store, sync, canEdit } = useBoardModel();
  const announce = (announcement: string) => store.dispatch({ type: "announced", announcement });

  const walk = (cardId: string, way: Way) => {
    const next = neighbour(store.get(), cardId, way);
    if (next !== undefined) focusCard(board.current, next);
  };

  const lift = (cardId: string) => {
    const state = store.get();
    const stageId = stageListing(state.shown, cardId);
    if (!canEdit || stageId === undefined) return;
    const index = state.shown[stageId]?.indexOf(cardId) ?? 0;
    store.dispatch({ type: "carried", carry: { cardId, to: placeAt(state.shown, cardId, stageId, index) } });
    announce(`Lifted. ${describePlace(state, cardId)}. Arrow keys carry, Space drops, Escape takes back.`);
  };

  const carry = (cardId: string, way: Way) => {
    const to = nextPlace(store.get(), cardId, way);
    if (!to) return;
    setCollapsed(to.stageId, false);
    store.dispatch({ type: "carried", carry: { cardId, to } });
    announce(describePlace(store.get(), cardId));
  };

  const drop = (cardId: string, to: Place) => {
    const carried = describePlace(store.get(), cardId);
    store.dispatch({ type: "carried", carry: null });
    const { shown } = store.get();
    if (shown[to.stageId]?.indexOf(cardId) !== to.index) sync.move(cardId, to);
    announce(`Dropped. ${carried}.`);
  };

  const takeBack = (cardId: string) => {
    store.dispatch({ type: "carried", carry: null });
    announce(`Taken back. ${describePlace(store.get(), cardId)}.`);
  };

  return (event: KeyboardEvent) => {
    const cardId = cardOfLink(event.target);
    if (cardId === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const carried = store.get().carry;
    const handled = act(event.key);
    if (handled) event.preventDefault();

    function act(key: string): boolean {
      if (cardId === undefined) return false;
      if (isWay(key)) carried ? carry(cardId, key) : walk(cardId, key);
      else if (key === " " && canEdit) carried ? drop(cardId, carried.to) : lift(cardId);
      else if (key === "Enter" && carried) drop(cardId, carried.to);
      else if (key === "Escape" && carried) takeBack(cardId);
      else {
        if (key === "Tab" && carried) takeBack(cardId);
        return false;
      }
      return true;
    }
  };
}

function neighbour({ stages, shown }: BoardState, cardId: string, way: Way): string | undefined {
  const stageId = stageListing(shown, cardId) ?? "";
  const index = shown[stageId]?.indexOf(cardId) ?? 0;
  if (way === "ArrowUp" || way === "ArrowDown") return shown[stageId]?.[index + (way === "ArrowUp" ? -1 : 1)];
  const column = stages.findIndex(({ id }) => id === stageId);
  const aside = way === "ArrowLeft" ? stages.slice(0, column).reverse() : stages.slice(column + 1);
  const ids = aside.map(({ id }) => shown[id] ?? []).find((ids) => ids.length > 0);
  return ids?.[Math.min(index, ids.length - 1)];
}

function nextPlace({ stages, shown, carry }: BoardState, cardId: string, way: Way): Place | undefined {
  if (!carry) return undefined;
  const { stageId, index } = carry.to;
  if (way === "ArrowUp" || way === "ArrowDown") {
    const next = index + (way === "ArrowUp" ? -1 : 1);
    return next < 0 || next >= (shown[stageId]?.length ?? 0) ? undefined : placeAt(shown, cardId, stageId, next);
  }
  const column = stages.findIndex(({ id }) => id === stageId) + (way === "ArrowLeft" ? -1 : 1);
  const stage = stages[column];
  return stage && placeAt(shown, cardId, stage.id, Math.min(index, shown[stage.id]?.length ?? 0));
}

function isWay(key: string): key is Way {
  return key === "ArrowUp" || key === "ArrowDown" || key === "ArrowLeft" || key === "ArrowRight";
}

function cardOfLink(target: EventTarget): string | undefined {
  if (!(target instanceof HTMLAnchorElement)) return undefined;
  return target.closest<HTMLElement>("[data-card-id]")?.dataset.cardId;
}
