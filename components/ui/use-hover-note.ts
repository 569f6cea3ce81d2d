import { useEffect, useRef, useState } from "react";

const SHOW_AFTER_MS = 350;
const HIDE_AFTER_MS = 120;

/**
 * Whether a note is shown: shortly after the pointer or focus enters its target, until it has left
 * both target and note. Both call `come` and `leave`.
 */
export function useHoverNote() {
  const [isShown, setShown] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = (shown: boolean, after: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(shown), after);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    isShown,
    come: () => change(true, SHOW_AFTER_MS),
    leave: () => change(false, HIDE_AFTER_MS),
    hide: () => change(false, 0),
  };
}
