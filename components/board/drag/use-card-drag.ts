import { type RefObject, useRef } from "react";
import type { DropTarget } from "@/components/board/state/board-model";
import { isSamePlace } from "@/components/board/state/card-lists";
import { useBoardModel } from "@/components/board/sync/board-context";
import { columnAt, type Point, scrollAtEdge } from "./column-at";
import { dropTarget } from "./drop-target";

type Grab = {
  cardId: string;
  pointer: Point /** From the pointer to the card's centre. */;
  toCentre: number;
};

/** A card being dragged: follows the pointer itself, so that a drop is where it was let go and not a frame before. */
export function useCardDrag(board: RefObject<HTMLElement | null>) {
  const { store, sync, metrics } = useBoardModel();
  const grab = useRef<Grab | null>(null);
  const following = useRef<AbortController | null>(null);

  const target = (): DropTarget | null => {
    if (!board.current || !grab.current) return null;
    const { cardId, pointer, toCentre } = grab.current;
    const column = columnAt(board.current, pointer);
    return column && dropTarget(store.get(), cardId, column, pointer.y + toCentre, metrics);
  };

  const showTarget = () => {
    const { drag } = store.get();
    const next = target();
    if (!drag || (next?.top === drag.target?.top && isSamePlace(next?.place, drag.target?.place)))
      return;
    store.dispatch({ type: "dragChanged", drag: { ...drag, target: next } });
  };

  const cancel = () => {
    following.current?.abort();
    following.current = null;
    grab.current = null;
    store.dispatch({ type: "dragChanged", drag: null });
  };

  const drop = () => {
    const { drag, shown } = store.get();
    const place = drag && target()?.place;
    cancel();
    if (!drag || !place) return;
    const from = shown[place.stageId]?.indexOf(drag.cardId);
    if (from !== place.index) sync.move(drag.cardId, place);
  };

  /** A press on a card, which may become a drag. */
  const press = (item: HTMLElement, pointer: Point) => {
    const { top, bottom } = item.getBoundingClientRect();
    grab.current = {
      cardId: item.dataset.cardId ?? "",
      pointer,
      toCentre: (top + bottom) / 2 - pointer.y,
    };
  };

  const start = () => {
    if (!grab.current) return;
    store.dispatch({ type: "keyboardDragChanged", carry: null });
    store.dispatch({ type: "dragChanged", drag: { cardId: grab.current.cardId, target: null } });
    const follower = new AbortController();
    following.current = follower;
    const follow = (pointer: Point) => {
      if (grab.current) grab.current.pointer = pointer;
    };
    followPointer(follower.signal, follow, showTarget);
    scrollAtEdge(board, () => grab.current?.pointer, follower.signal);
    // A drag let go of before it was first painted is ended by nobody else.
    const end = () => setTimeout(() => following.current === follower && drop());
    window.addEventListener("mouseup", end, { signal: follower.signal });
  };

  return { press, start, drop, cancel };
}

// Reports the pointer at once, and asks to look at most once a frame: also when the board scrolls under a resting pointer.
function followPointer(
  signal: AbortSignal,
  onPointer: (pointer: Point) => void,
  onFrame: () => void,
): void {
  let isAsked = false;
  const look = () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      if (!signal.aborted) onFrame();
    });
  };
  const mouse = ({ clientX, clientY }: MouseEvent) => onPointer({ x: clientX, y: clientY });
  const touch = ({ changedTouches: [finger] }: TouchEvent) =>
    finger && onPointer({ x: finger.clientX, y: finger.clientY });
  const options = { capture: true, passive: true, signal };
  for (const type of ["mousemove", "mouseup"] as const)
    window.addEventListener(type, mouse, options);
  for (const type of ["touchmove", "touchend"] as const)
    window.addEventListener(type, touch, options);
  for (const type of ["mousemove", "touchmove", "scroll"])
    window.addEventListener(type, look, options);
  window.addEventListener("click", (event) => event.preventDefault(), {
    capture: true,
    signal: lingering(signal),
  });
  look();
}

// The click that a drag ends with comes after its end.
function lingering(signal: AbortSignal): AbortSignal {
  const later = new AbortController();
  signal.addEventListener("abort", () => setTimeout(() => later.abort(), 50));
  return later.signal;
}
