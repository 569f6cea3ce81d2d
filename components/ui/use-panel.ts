import { type ComponentType, useState } from "react";
import { useLazyComponent } from "./use-lazy-component";

/**
 * A panel opened by a button and loaded on its first hover or focus. Returns `Panel`, `null` while
 * closed or loading, `opener`, the props of the button, and functions that open and close the
 * panel.
 */
export function usePanel<Props>(load: () => Promise<ComponentType<Props>>) {
  const [Panel, loadPanel] = useLazyComponent(load);
  const [isOpen, setOpen] = useState(false);
  const press = () => {
    loadPanel();
    setOpen(!isOpen);
  };
  return {
    Panel: isOpen ? Panel : null,
    opener: { onPointerEnter: loadPanel, onFocus: loadPanel, onClick: press },
    setOpen,
  };
}
