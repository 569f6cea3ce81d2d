"use client";

import { useRouter } from "next/navigation";
import { useLayoutEffect, useRef, useState } from "react";
import { guardLeaving } from "./confirm-leave";
import { interceptClicks } from "./intercept-clicks";
import { interceptHistory } from "./intercept-history";

/**
 * Keeps what was typed from being dropped unasked while `isDirty`: closing, reloading and a full load ask the browser's
 * way; a link of the app, a step through the history and `confirmLeave` wait in `isAsking` until `leave` or `stay`. `drop` makes
 * clean what is left.
 */
export function useLeaveGuard(isDirty: boolean, drop: () => void) {
  const router = useRouter();
  const [waiting, setWaiting] = useState<() => void>();
  const release = useRef<() => void>(undefined);

  // Before the next press can come: what was just saved must not be asked about.
  useLayoutEffect(() => {
    if (!isDirty) return;
    const ask = (go: () => void) => setWaiting(() => go);
    const holds = [
      holdUnload(),
      interceptClicks((href) => ask(() => router.push(href))),
      interceptHistory(ask),
      guardLeaving(ask),
    ];
    const releaseAll = () => {
      for (const end of holds) end();
    };
    release.current = releaseAll;
    return releaseAll;
  }, [isDirty, router]);

  /** Goes without asking. */
  const pass = (go: () => void) => {
    // At once: the way out must not wait for the next render.
    release.current?.();
    drop();
    setWaiting(undefined);
    go();
  };

  return {
    isAsking: waiting !== undefined,
    stay: () => setWaiting(undefined),
    /** Goes where was asked to. */
    leave: () => waiting && pass(waiting),
    pass,
  };
}

function holdUnload(): () => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}
