import { useSyncExternalStore } from "react";

const DEFAULT = 16;
let pixels = DEFAULT;

/**
 * Returns the pixels of one rem: 16 on the server, then the browser's text size. Reads it again when
 * the window is resized or used again, because a changed setting fires no event.
 */
export function usePixelsPerRem(): number {
  return useSyncExternalStore(
    watch,
    () => pixels,
    () => DEFAULT,
  );
}

function watch(onChange: () => void): () => void {
  const read = () => {
    pixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || DEFAULT;
    onChange();
  };
  read();
  addEventListener("resize", read);
  addEventListener("focus", read);
  return () => {
    removeEventListener("resize", read);
    removeEventListener("focus", read);
  };
}
