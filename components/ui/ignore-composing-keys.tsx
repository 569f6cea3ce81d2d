"use client";

import { useLayoutEffect } from "react";

/**
 * Keeps the keys of an input method (Japanese, Chinese, Korean …) from every handler of the app:
 * while text is being composed, Enter confirms a conversion and Esc ends it. Rendered once, around
 * everything.
 */
export function IgnoreComposingKeys() {
  // Runs before any other listener: on the window, in the capture phase.
  useLayoutEffect(() => {
    window.addEventListener("keydown", keepFromApp, { capture: true });
    return () => window.removeEventListener("keydown", keepFromApp, { capture: true });
  }, []);
  return null;
}

function keepFromApp(event: KeyboardEvent) {
  // Safari ends the composition before the key that ended it, which has this code.
  if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
}
