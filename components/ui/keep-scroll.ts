type Place = { top: number; left: number };

const kept = new Map<string, Place>();

/**
 * Shows a scrolling element where it was when this page of the history was left, and remembers where
 * it is. A page that is opened anew begins at its start. `name` tells the elements of a page apart.
 * Returns a function that stops it.
 */
export function keepScroll(element: Element | null, name: string): () => void {
  if (!element) return () => undefined;
  const place = kept.get(keyOf(name));
  if (place) element.scrollTo({ ...place, behavior: "instant" });
  const note = () => kept.set(keyOf(name), { top: element.scrollTop, left: element.scrollLeft });
  element.addEventListener("scroll", note, { passive: true });
  return () => element.removeEventListener("scroll", note);
}

// Browsers without the Navigation API remember by address.
function keyOf(name: string): string {
  return `${window.navigation?.currentEntry?.key ?? window.location.href} ${name}`;
}
