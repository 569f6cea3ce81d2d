import { type RefObject, useEffect, useEffectEvent } from "react";
import { pressedKey } from "@/components/ui/pressed-key";

/**
 * Runs an action for a single key, named as `pressedKey` returns it. Works while the focus is in the
 * same layer (page, sheet or dialog) as `within`, except in text fields and menus, and not with
 * Ctrl, Cmd or Alt.
 */
export function useShortcuts(
  within: RefObject<HTMLElement | null>,
  shortcuts: Record<string, () => void>,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = shortcuts[pressedKey(event)];
    if (!act || !isInLayer(event.target, within.current)) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

function isInLayer(target: EventTarget | null, within: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement) || !within) return false;
  if (
    target.isContentEditable ||
    target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [role=menu]")
  )
    return false;
  return layerOf(target) === within.closest(LAYER);
}

const LAYER = "[role=dialog], [role=alertdialog]";

/**
 * Returns the layer of an element. The body, which gets the focus when it is lost, counts as the
 * top layer.
 */
function layerOf(target: HTMLElement): Element | null {
  return target === document.body
    ? ([...document.querySelectorAll(LAYER)].at(-1) ?? null)
    : target.closest(LAYER);
}
