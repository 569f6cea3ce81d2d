import type { RefObject } from "react";
import type { ColumnAt } from "./drop-target";
import { edgeSpeed } from "./edge-scroll";

export type Point = { x: number; y: number };

/** The column under (or nearest to) a point of the screen; null outside the board. */
export function columnAt(board: Element, { x }: Point): ColumnAt | null {
  const { left, right } = board.getBoundingClientRect();
  if (x < left || x > right) return null;
  const column = nearestColumn(board, x);
  const stageId = column?.dataset.stageId;
  if (!column || stageId === undefined) return null;
  const list = column.querySelector("[data-card-list]");
  return { stageId, top: list ? list.getBoundingClientRect().top : null };
}

/** Scrolls the column under the pointer while it rests near the upper or lower edge, until `signal` ends it. */
export function scrollAtEdge(
  board: RefObject<HTMLElement | null>,
  pointer: () => Point | undefined,
  signal: AbortSignal,
): void {
  let last = performance.now();
  let heldMs = 0;
  const step = (now: number) => {
    if (signal.aborted) return;
    const passed = Math.min(now - last, 50);
    last = now;
    const speed = speedNow();
    heldMs = speed === 0 ? 0 : heldMs + passed;
    requestAnimationFrame(step);

    function speedNow(): number {
      const at = pointer();
      const scroller =
        at &&
        board.current &&
        nearestColumn(board.current, at.x)?.querySelector("[data-card-scroller]");
      if (!at || !scroller || scroller.scrollHeight <= scroller.clientHeight) return 0;
      const { top, bottom } = scroller.getBoundingClientRect();
      const fast = edgeSpeed({ y: at.y, top, bottom, heldMs });
      if (fast !== 0) scroller.scrollTop += (fast * passed) / 1_000;
      return fast;
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
