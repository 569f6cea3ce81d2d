import { useEffect } from "react";

/**
 * Lets Tab leave the toasts: the library returns the focus to where it was before, whichever way it goes, so
 * that nobody came past them by keyboard while they stay. After a key pressed one of their buttons, the
 * focus returns there.
 */
export function useToastFocus(): void {
  useEffect(() => {
    let before: HTMLElement | undefined;
    let isByTab = false;
    const onPress = (event: Event) => {
      isByTab = event instanceof KeyboardEvent && event.key === "Tab";
    };
    const onFocusIn = (event: FocusEvent) => {
      if (!isByTab || !isInToasts(event.target)) return;
      const { relatedTarget } = event;
      if (relatedTarget instanceof HTMLElement && !isInToasts(relatedTarget))
        before = relatedTarget;
      // The library never learns that the focus is there, and does not take it back.
      event.stopPropagation();
    };
    const onClick = ({ target, detail }: MouseEvent) => {
      if (detail > 0 || !isInToasts(target)) return;
      setTimeout(() => {
        const { activeElement } = document;
        const isLost = activeElement === document.body || isInToasts(activeElement);
        if (isLost && before?.isConnected) before.focus({ preventScroll: true });
      });
    };
    window.addEventListener("keydown", onPress, true);
    window.addEventListener("pointerdown", onPress, true);
    window.addEventListener("focusin", onFocusIn, true);
    window.addEventListener("click", onClick, true);
    return () => {
      window.removeEventListener("keydown", onPress, true);
      window.removeEventListener("pointerdown", onPress, true);
      window.removeEventListener("focusin", onFocusIn, true);
      window.removeEventListener("click", onClick, true);
    };
  }, []);
}

function isInToasts(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-sonner-toaster]") !== null;
}
