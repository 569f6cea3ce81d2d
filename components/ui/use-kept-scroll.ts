import { type RefObject, useLayoutEffect, useRef } from "react";
import { keepScroll } from "./keep-scroll";

/** Returns a ref for a scrolling element that Back shows where it was; see `keepScroll`. */
export function useKeptScroll<Scroller extends Element>(name: string): RefObject<Scroller | null> {
  const scroller = useRef<Scroller>(null);
  useLayoutEffect(() => keepScroll(scroller.current, name), [name]);
  return scroller;
}
