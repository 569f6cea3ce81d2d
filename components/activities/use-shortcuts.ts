import { type RefObject, useEffect, useEffectEvent } from "react";

/**
 * Single keys, named as `KeyboardEvent.key` in lower case. They count while the focus is in the layer (page, sheet,
 * dialog) that `within` stands in, but not in something that takes text or in a menu, and not with Ctrl, Cmd or Alt.
 */
export function useShortcuts(
  within: RefObject<HTMLElement | null>,
  shortcuts: Record<string, () => void>,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = shortcuts[event.key.toLowerCase()];
    if (!act || !isMeant(event.target, within.current)) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

function isMeant(target: EventTarget | null, within: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement) || !within) return false;
  if (
    target.isContentEditable ||
    target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [role=menu]")
  )
    return false;
  return layerOf(target) === within.closest(LAYER);
}

const LAYER = "[role=dialog], [role=alertdialog]";

/** A focus that was lost falls to the page's body: it counts for the layer on top. */
function layerOf(target: HTMLElement): Element | null {
  return target === document.body
    ? ([...document.querySelectorAll(LAYER)].at(-1) ?? null)
    : target.closest(LAYER);
}
