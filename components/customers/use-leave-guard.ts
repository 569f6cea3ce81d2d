"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * Keeps what was typed from being dropped unasked: closing or reloading asks the browser's way, a link that is followed
 * and a step through the history wait in `isAsking` until `leave` or `stay`. Browsers without the Navigation API do not
 * hold steps through the history.
 */
export function useLeaveGuard(isDirty: boolean) {
  const router = useRouter();
  const [waiting, setWaiting] = useState<() => void>();

  useEffect(() => {
    if (!isDirty) return;
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    const follow = (event: MouseEvent) => {
      const target = linkOf(event);
      if (!target) return;
      event.preventDefault();
      event.stopPropagation();
      setWaiting(() => () => router.push(target));
    };
    window.addEventListener("beforeunload", unload);
    document.addEventListener("click", follow, { capture: true });
    const unwatch = holdSteps((go) => setWaiting(() => go));
    return () => {
      window.removeEventListener("beforeunload", unload);
      document.removeEventListener("click", follow, { capture: true });
      unwatch();
    };
  }, [isDirty, router]);

  return {
    isAsking: waiting !== undefined,
    stay: () => setWaiting(undefined),
    /** Goes where was asked to; `drop` makes the form clean, so that nothing holds it back. */
    leave: (drop: () => void) => {
      drop();
      setWaiting(undefined);
      // After the listeners above are gone.
      if (waiting) setTimeout(waiting);
    },
  };
}

/** Where a plain press on a link within the app leads. */
function linkOf(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target === "_blank" || link.hasAttribute("download")) return undefined;
  const { origin, pathname, search, hash } = new URL(link.href, window.location.href);
  if (origin !== window.location.origin || (pathname === window.location.pathname && hash)) return undefined;
  return `${pathname}${search}${hash}`;
}

/** Holds each step through the history and hands over how to take it after all. */
function holdSteps(onHeld: (go: () => void) => void): () => void {
  const { navigation } = window;
  if (!navigation) return () => undefined;
  const hold = (event: NavigateEvent) => {
    if (event.navigationType !== "traverse" || !event.cancelable) return;
    event.preventDefault();
    const { key } = event.destination;
    onHeld(() => navigation.traverseTo(key));
  };
  navigation.addEventListener("navigate", hold);
  return () => navigation.removeEventListener("navigate", hold);
}
