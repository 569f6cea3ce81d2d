"use client";

import { useRouter } from "next/navigation";
import { useLayoutEffect, useRef, useState } from "react";
import { guardLeaving } from "./confirm-leave";
import { interceptClicks } from "./intercept-clicks";
import { interceptHistory } from "./intercept-history";

/**
 * Protects unsaved changes while `isDirty`. Closing, reloading and full page loads ask with the
 * browser's dialog; links of the app, history steps and `confirmLeave` set `isAsking` and wait for
 * `leave` or `stay`. `drop` discards the changes.
 */
export function useLeaveGuard(isDirty: boolean, drop: () => void) {
  const router = useRouter();
  const [waiting, setWaiting] = useState<() => void>();
  const release = useRef<() => void>(undefined);

  // Runs before the next click, so that changes just saved are not asked about.
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

  /** Leaves without asking. */
  const pass = (go: () => void) => {
    // Release immediately, since leaving does not wait for the next render.
    release.current?.();
    drop();
    setWaiting(undefined);
    go();
  };

  return {
    isAsking: waiting !== undefined,
    /** Asks before it leaves with `go`. */
    ask: (go: () => void) => setWaiting(() => go),
    stay: () => setWaiting(undefined),
    /** Continues the attempt to leave. */
    leave: () => waiting && pass(waiting),
    pass,
  };
}

function holdUnload(): () => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}
