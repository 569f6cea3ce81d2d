import { type RefObject, useRef } from "react";
import type { DropTarget } from "@/components/board/state/board-model";
import { isSamePosition } from "@/components/board/state/card-lists";
import { inPixels } from "@/components/board/state/card-metrics";
import { useBoardModel } from "@/components/board/sync/board-context";
import { moveWithSelected } from "@/components/board/sync/move-with-selected";
import { columnAt, type Point, scrollAtEdge } from "./column-at";
import { dropTarget } from "./drop-target";

type Grab = {
  cardId: string;
  pointer: Point;
  /** Vertical distance from the pointer to the card's center, in pixels. */
  toCenter: number;
};

/**
 * Handles the drag of a card. Tracks the pointer itself, so that a drop uses its last position, not
 * the last frame's.
 */
export function useCardDrag(board: RefObject<HTMLElement | null>) {
  const { store, sync, metrics, pixelsPerRem } = useBoardModel();
  const grab = useRef<Grab | null>(null);
  const following = useRef<AbortController | null>(null);

  const target = (): DropTarget | null => {
    if (!board.current || !grab.current) return null;
    const { cardId, pointer, toCenter } = grab.current;
    const column = columnAt(board.current, pointer);
    const sizes = inPixels(metrics, pixelsPerRem);
    return column && dropTarget(store.get(), cardId, column, pointer.y + toCenter, sizes);
  };

  const showTarget = () => {
    const { drag } = store.get();
    const next = target();
    if (
      !drag ||
      (next?.top === drag.target?.top && isSamePosition(next?.position, drag.target?.position))
    )
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
    const to = drag && target()?.position;
    cancel();
    if (!drag || !to) return;
    const from = shown[to.stageId]?.indexOf(drag.cardId);
    if (from !== to.index) moveWithSelected(store, sync, drag.cardId, to);
  };

  /** Records a press on a card, which may become a drag. */
  const press = (item: HTMLElement, pointer: Point) => {
    const { top, bottom } = item.getBoundingClientRect();
    grab.current = {
      cardId: item.dataset.cardId ?? "",
      pointer,
      toCenter: (top + bottom) / 2 - pointer.y,
    };
  };

  const start = () => {
    if (!grab.current) return;
    store.dispatch({ type: "keyboardDragChanged", keyboardDrag: null });
    store.dispatch({ type: "dragChanged", drag: { cardId: grab.current.cardId, target: null } });
    const follower = new AbortController();
    following.current = follower;
    const follow = (pointer: Point) => {
      if (grab.current) grab.current.pointer = pointer;
    };
    followPointer(follower.signal, follow, showTarget);
    scrollAtEdge(board, () => grab.current?.pointer, follower.signal);
    // The drag library misses a drop that comes before the drag's first paint.
    const end = () => setTimeout(() => following.current === follower && drop());
    window.addEventListener("mouseup", end, { signal: follower.signal });
  };

  return { press, start, drop, cancel };
}

// Reports the pointer at once, and at most once per frame that it or the board below it has moved.
function followPointer(
  signal: AbortSignal,
  onPointer: (pointer: Point) => void,
  onFrame: () => void,
): void {
  let isScheduled = false;
  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    requestAnimationFrame(() => {
      isScheduled = false;
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
    window.addEventListener(type, schedule, options);
  window.addEventListener("click", (event) => event.preventDefault(), {
    capture: true,
    signal: lingering(signal),
  });
  schedule();
}

// The click that ends a drag arrives after the drag has ended.
function lingering(signal: AbortSignal): AbortSignal {
  const later = new AbortController();
  signal.addEventListener("abort", () => setTimeout(() => later.abort(), 50));
  return later.signal;
}
