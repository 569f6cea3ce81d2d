/**
 * Intercepts plain clicks on links to other pages of the app and passes on their address. Returns a
 * function that stops it. Leaves links with `data-full-load` to the browser.
 */
export function interceptClicks(onHeld: (href: string) => void): () => void {
  const press = (event: MouseEvent) => {
    const href = targetOf(event);
    if (href === undefined) return;
    event.preventDefault();
    onHeld(href);
  };
  window.addEventListener("click", press, { capture: true });
  return () => window.removeEventListener("click", press, { capture: true });
}

function targetOf(event: MouseEvent): string | undefined {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  )
    return undefined;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (
    !(link instanceof HTMLAnchorElement) ||
    link.hasAttribute("download") ||
    "fullLoad" in link.dataset
  )
    return undefined;
  if (link.origin !== window.location.origin || (link.target !== "" && link.target !== "_self"))
    return undefined;
  const { pathname, search } = window.location;
  if (link.pathname === pathname && link.search === search) return undefined;
  return `${link.pathname}${link.search}${link.hash}`;
}
