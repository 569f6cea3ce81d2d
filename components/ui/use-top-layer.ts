import { type RefObject, useLayoutEffect } from "react";

const GAP = 4;
const EDGE = 8;

/**
 * While `isOpen`, shows `panel`, an element with `popover="manual"`, in the top layer, below
 * `anchor` and as wide, or above it if there is more room. No ancestor clips it, and it remains
 * part of its dialog for focus and clicks.
 */
export function useTopLayer(
  anchor: RefObject<HTMLElement | null>,
  panel: RefObject<HTMLElement | null>,
  isOpen: boolean,
) {
  useLayoutEffect(() => {
    const shown = panel.current;
    if (!isOpen || !shown) return;
    shown.showPopover();
    const place = () => anchor.current && placeBeside(anchor.current, shown);
    const sizes = new ResizeObserver(place);
    sizes.observe(shown);
    place();
    window.addEventListener("scroll", place, { capture: true, passive: true });
    window.addEventListener("resize", place);
    return () => {
      sizes.disconnect();
      window.removeEventListener("scroll", place, { capture: true });
      window.removeEventListener("resize", place);
    };
  }, [anchor, panel, isOpen]);
}

function placeBeside(anchor: HTMLElement, panel: HTMLElement): void {
  const { top, bottom, left, width } = anchor.getBoundingClientRect();
  const below = window.innerHeight - bottom - GAP - EDGE;
  const above = top - GAP - EDGE;
  const goesBelow = below >= panel.offsetHeight || below >= above;
  Object.assign(panel.style, {
    left: `${left}px`,
    width: `${width}px`,
    top: goesBelow ? `${bottom + GAP}px` : "auto",
    bottom: goesBelow ? "auto" : `${window.innerHeight - top + GAP}px`,
  });
}
