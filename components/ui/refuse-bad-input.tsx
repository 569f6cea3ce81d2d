"use client";

import { useLayoutEffect } from "react";

/**
 * Keeps forms from being sent with a field that the browser cannot read, such as half a date or a
 * number with letters: its value is empty, so it would be taken for cleared. The browser says what is
 * wrong, at the field. Rendered once, around everything.
 */
export function RefuseBadInput() {
  // Runs before any other listener: on the window, in the capture phase.
  useLayoutEffect(() => {
    window.addEventListener("submit", refuse, { capture: true });
    return () => window.removeEventListener("submit", refuse, { capture: true });
  }, []);
  return null;
}

function refuse(event: SubmitEvent) {
  const { target } = event;
  if (!(target instanceof HTMLFormElement)) return;
  const bad = [...target.elements].find(
    (field) => field instanceof HTMLInputElement && field.validity.badInput,
  );
  if (!(bad instanceof HTMLInputElement)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  bad.reportValidity();
}
