import { type ComponentType, useEffect, useRef, useState } from "react";
import { useLazyComponent } from "./use-lazy-component";

/**
 * A panel opened by a button and loaded on its first hover or focus. Returns `Panel`, `null` while
 * closed or loading, `opener`, the props of the button, and functions that open and close the
 * panel. A closed panel returns the focus to the button, unless a press has moved it elsewhere.
 */
export function usePanel<Props>(load: () => Promise<ComponentType<Props>>) {
  const [Panel, loadPanel] = useLazyComponent(load);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);

  // The panel cannot do it: it is drawn around the button, which is another element without it.
  useEffect(() => {
    const hasClosed = wasOpen.current && !isOpen;
    wasOpen.current = isOpen;
    if (hasClosed && document.activeElement === document.body)
      button.current?.focus({ preventScroll: true });
  }, [isOpen]);

  const press = () => {
    loadPanel();
    setOpen(!isOpen);
  };
  return {
    Panel: isOpen ? Panel : null,
    opener: { ref: button, onPointerEnter: loadPanel, onFocus: loadPanel, onClick: press },
    setOpen,
  };
}
