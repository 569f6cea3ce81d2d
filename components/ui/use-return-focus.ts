import { useState } from "react";

/**
 * Returns the `onCloseAutoFocus` of a modal layer without a trigger of its own. It moves the focus
 * back to where it was when the layer opened; if that was in a menu or popover that has closed
 * since, to the button that opened it. `custom` comes first and decides by preventing the default.
 */
export function useReturnFocus(open: boolean, custom?: (event: Event) => void) {
  const [before, setBefore] = useState<{ open: boolean; places: HTMLElement[] }>({
    open: false,
    places: [],
  });
  // While rendering, because fields inside take the focus before any effect.
  if (before.open !== open) setBefore({ open, places: open ? focusedPlaces() : before.places });

  return (event: Event) => {
    custom?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    const place = before.places.find(({ isConnected }) => isConnected);
    const { activeElement, body } = document;
    // Something else may have taken the focus meanwhile.
    const isFree =
      !activeElement || activeElement === body || activeElement.contains(place ?? null);
    if (place && isFree) place.focus({ preventScroll: true });
  };
}

/** The focused element and the buttons of the menus or popovers around it, the inner first. */
function focusedPlaces(): HTMLElement[] {
  if (typeof document === "undefined") return [];
  const places: HTMLElement[] = [];
  let place: Element | null = document.activeElement;
  while (place instanceof HTMLElement && place !== document.body && !places.includes(place)) {
    places.push(place);
    const layer: Element | null = place.closest("[role=menu], [role=dialog]");
    place = layer && document.querySelector(`[aria-controls="${CSS.escape(layer.id)}"]`);
  }
  return places;
}
