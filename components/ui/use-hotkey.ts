import { useEffect, useRef } from "react";
import { pressedKey } from "./pressed-key";
import { singleKeysAreOn } from "./single-keys";

/**
 * Calls back when a key is pressed anywhere on the page, except in a text field or behind a dialog.
 * `withCommand` requires Ctrl or Cmd; otherwise the key must be a single character.
 */
export function useHotkey(key: string, action: () => void, { withCommand = false } = {}): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || pressedKey(event) !== key) return;
      if (
        (event.ctrlKey || event.metaKey) !== withCommand ||
        isTyping(event.target) ||
        isUnderDialog(event.target)
      )
        return;
      if (
        withCommand ? event.shiftKey : !singleKeysAreOn() || event.repeat || openDialog() !== null
      )
        return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [key, withCommand]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

// A dialog may have its own single-key shortcuts, as an open opportunity does.
function isUnderDialog(target: EventTarget | null): boolean {
  const dialog = openDialog();
  return dialog !== null && !(target instanceof Node && dialog.contains(target));
}

function openDialog(): Element | null {
  return document.querySelector("[role=dialog], [role=alertdialog], [role=menu]");
}
