import { type ComponentType, useState } from "react";
import { useLazyComponent } from "./use-lazy-component";

/**
 * A panel that a button opens and that is loaded when it is first about to be needed: `Panel`, null while there is none to
 * show, `opener` to spread on the button, and what opens or closes it otherwise.
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
