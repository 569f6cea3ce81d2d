"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

/** A way out that somebody took: a link's address, or how many entries of the history to go. */
type WayOut = { href: string } | { steps: number };

/**
 * Holds whoever leaves the page while `isActive`: by a link of the app or the browser's Back it waits for `leave`; for a
 * reload, a closed tab or another site the browser itself asks.
 */
export function useLeaveGuard(isActive: boolean) {
  const router = useRouter();
  const [wayOut, setWayOut] = useState<WayOut>();
  const isPassing = useRef(false);

  useEffect(() => {
    if (!isActive) return;
    const { href } = window.location;
    // A second entry for this page takes the first Back, so that there is a moment to ask.
    const { state } = window.history;
    window.history.pushState(state, "");

    const click = (event: MouseEvent) => {
      const link = linkOf(event);
      if (!link || isPassing.current) return;
      event.preventDefault();
      setWayOut({ href: link.href });
    };
    const pop = (event: PopStateEvent) => {
      if (isPassing.current) return;
      event.stopImmediatePropagation();
      const steps = window.location.href === href ? -2 : -1;
      window.history.pushState(state, "", href);
      setWayOut({ steps });
    };
    const unload = (event: BeforeUnloadEvent) => {
      if (!isPassing.current) event.preventDefault();
    };
    window.addEventListener("click", click, true);
    window.addEventListener("popstate", pop, true);
    window.addEventListener("beforeunload", unload);
    return () => {
      window.removeEventListener("click", click, true);
      window.removeEventListener("popstate", pop, true);
      window.removeEventListener("beforeunload", unload);
      if (!isPassing.current && window.location.href === href) dropSecondEntry();
    };
  }, [isActive]);

  const leave = () => {
    isPassing.current = true;
    if (!wayOut) return;
    if ("href" in wayOut) router.replace(wayOut.href);
    else window.history.go(wayOut.steps);
    setWayOut(undefined);
  };

  return { isLeaving: wayOut !== undefined, stay: () => setWayOut(undefined), leave };
}

/** The link to another page of the app that a plain click is on. */
function linkOf(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.hasAttribute("download")) return undefined;
  if (link.origin !== window.location.origin || (link.target !== "" && link.target !== "_self")) return undefined;
  const { pathname, search } = window.location;
  return link.pathname === pathname && link.search === search ? undefined : link;
}

/** Goes back to the page's own entry, which shows the same: nobody needs to hear of it. */
function dropSecondEntry() {
  const hush = (event: PopStateEvent) => event.stopImmediatePropagation();
  window.addEventListener("popstate", hush, { capture: true, once: true });
  window.history.back();
}
