import { usePathname } from "next/navigation";
import { type FocusEvent, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useBoard, useBoardModel } from "@/components/board/sync/board-context";
import { focusCard, focusStage } from "./focus-card";

/** Keeps the focus on a card that goes to another column, where its element is another; spread on the board. */
export function useKeepFocus(board: RefObject<HTMLElement | null>) {
  const { store } = useBoardModel();
  const shown = useBoard((state) => state.shown);
  const focused = useRef<{ link: Element; cardId: string; stageId: string } | null>(null);
  const isByPointer = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: after every change of the lists
  useLayoutEffect(() => {
    const restore = () => {
      if (
        !focused.current ||
        focused.current.link.isConnected ||
        document.activeElement !== document.body
      )
        return;
      const { cardId, stageId } = focused.current;
      if (!focusCard(board.current, cardId)) focusStage(board.current, stageId);
    };
    // The next key may come at once and needs the focus. A hand at the mouse first wants to see what it dropped.
    return isByPointer.current ? afterPaint(restore) : restore();
  }, [shown]);

  // A sheet that was opened from a card and is closed again leaves the focus nowhere.
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every change of the address
  useEffect(() => {
    const timer = setTimeout(() => {
      if (focused.current && document.activeElement === document.body)
        focusCard(board.current, focused.current.cardId);
    }, 100);
    return () => clearTimeout(timer);
  }, [path]);

  return {
    onPointerDownCapture: () => {
      isByPointer.current = true;
    },
    onKeyDownCapture: () => {
      isByPointer.current = false;
    },
    onFocus({ target }: FocusEvent) {
      const cardId = target.closest<HTMLElement>("[data-card-id]")?.dataset.cardId;
      const stageId = target.closest<HTMLElement>("[data-stage-id]")?.dataset.stageId;
      focused.current =
        cardId !== undefined && stageId !== undefined ? { link: target, cardId, stageId } : null;
      if (focused.current && store.get().tabStops[focused.current.stageId] !== cardId) {
        store.dispatch({
          type: "focused",
          stageId: focused.current.stageId,
          cardId: focused.current.cardId,
        });
      }
    },
  };
}

/** Answers how to call it off. */
function afterPaint(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
