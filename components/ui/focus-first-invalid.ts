const LONGEST_WAIT_MS = 2_000;

/**
 * Takes the focus to the first field of a form that was refused, or to what `selector` names, as soon as it is drawn: how
 * many frames that takes is the machine's affair.
 */
export function focusFirstInvalid(within: Element, selector = "[aria-invalid=true]"): void {
  requestAnimationFrame(() => {
    if (focusFirst(within, selector)) return;
    const drawn = new MutationObserver(() => focusFirst(within, selector) && drawn.disconnect());
    drawn.observe(within, { subtree: true, childList: true, attributes: true });
    setTimeout(() => drawn.disconnect(), LONGEST_WAIT_MS);
  });
}

function focusFirst(within: Element, selector: string): boolean {
  const field = within.querySelector<HTMLElement>(selector);
  field?.focus();
  return field !== null;
}
