import type { RefObject } from "react";
import type { ColumnAt } from "./drop-target";
import { edgeSpeed } from "./edge-scroll";

export type Point = { x: number; y: number };

/** Returns the column under, or nearest to, a point of the screen; null outside the board. */
export function columnAt(board: Element, { x }: Point): ColumnAt | null {
  const { left, right } = board.getBoundingClientRect();
  if (x < left || x > right) return null;
  const column = nearestColumn(board, x);
  const stageId = column?.dataset.stageId;
  if (!column || stageId === undefined) return null;
  const list = column.querySelector("[data-card-list]");
  return { stageId, top: list ? list.getBoundingClientRect().top : null };
}

/**
 * Scrolls the column under the pointer while the pointer is near its upper or lower edge, until
 * `signal` aborts.
 */
export function scrollAtEdge(
  board: RefObject<HTMLElement | null>,
  pointer: () => Point | undefined,
  signal: AbortSignal,
): void {
  let last = performance.now();
  let atEdgeMs = 0;
  const step = (now: number) => {
    if (signal.aborted) return;
    const elapsedMs = Math.min(now - last, 50);
    last = now;
    const speed = scroll();
    atEdgeMs = speed === 0 ? 0 : atEdgeMs + elapsedMs;
    requestAnimationFrame(step);

    function scroll(): number {
      const at = pointer();
      const scroller =
        at &&
        board.current &&
        nearestColumn(board.current, at.x)?.querySelector("[data-card-scroller]");
      if (!at || !scroller || scroller.scrollHeight <= scroller.clientHeight) return 0;
      const { top, bottom } = scroller.getBoundingClientRect();
      const velocity = edgeSpeed({ y: at.y, top, bottom, atEdgeMs });
      if (velocity !== 0) scroller.scrollTop += (velocity * elapsedMs) / 1_000;
      return velocity;
    }
  };
  requestAnimationFrame(step);
}

function nearestColumn(board: Element, x: number): HTMLElement | undefined {
  const columns = [...board.querySelectorAll<HTMLElement>("[data-stage-id]")];
  const distances = columns.map((column) => {
    const { left, right } = column.getBoundingClientRect();
    return Math.max(left - x, x - right, 0);
  });
  return columns[distances.indexOf(Math.min(...distances))];
}
