/** Keeps a modal layer open when the press outside of it is on a toast. */
export function preventDismissOnToasts(event: Event): void {
  const pressed = event instanceof CustomEvent ? event.detail?.originalEvent?.target : event.target;
  if (pressed instanceof Element && pressed.closest("[data-sonner-toaster]"))
    event.preventDefault();
}

/** Keeps a modal layer open when Esc is for the open list of a combobox inside of it. */
export function preventDismissOnListbox(event: KeyboardEvent): void {
  const { target } = event;
  // The command palette's list is the layer itself: there Esc closes it.
  if (
    target instanceof Element &&
    target.matches('[role="combobox"][aria-expanded="true"]:not([cmdk-input])')
  )
    event.preventDefault();
}
