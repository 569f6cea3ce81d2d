import { usePathname } from "next/navigation";
import { type FocusEvent, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useBoard, useBoardModel } from "@/components/board/sync/board-context";
import { focusCard, focusStage } from "./focus-card";

/**
 * Keeps the focus on a card that moves to another column, where it gets a new element. Returns
 * handlers for the board's element.
 */
export function useKeepFocus(board: RefObject<HTMLElement | null>) {
  const { store } = useBoardModel();
  const shown = useBoard((state) => state.shown);
  const focused = useRef<{ link: Element; cardId: string; stageId: string } | null>(null);
  const isByPointer = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after every change of the lists
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
    // After a key the next one may follow at once and needs the focus. After a drop the paint comes
    // first.
    return isByPointer.current ? afterPaint(restore) : restore();
  }, [shown]);

  // Closing a sheet that was opened from a card leaves the focus on the body.
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after every change of the address
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

/** Runs the work after the next paint. Returns a function that cancels it. */
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
