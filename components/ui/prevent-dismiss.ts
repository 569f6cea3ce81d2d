/** Keeps a modal layer open when a click outside it is on a toast or banner that lies above it. */
export function preventDismissOnToasts(event: Event): void {
  const pressed = event instanceof CustomEvent ? event.detail?.originalEvent?.target : event.target;
  if (pressed instanceof Element && pressed.closest("[data-sonner-toaster], [data-above-dialogs]"))
    event.preventDefault();
}

/** Keeps a modal layer open when Esc closes the list of a combobox inside it. */
export function preventDismissOnListbox(event: KeyboardEvent): void {
  const { target } = event;
  // The list of the command palette is the layer itself, so Esc closes it.
  if (
    target instanceof Element &&
    target.matches('[role="combobox"][aria-expanded="true"]:not([cmdk-input])')
  )
    event.preventDefault();
}
