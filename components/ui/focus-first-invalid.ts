const LONGEST_WAIT_MS = 2_000;

/**
 * Focuses the first invalid field of a form, or the first match of `selector`, as soon as it is
 * rendered, which may take several frames.
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
