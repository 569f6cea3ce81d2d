"use client";

import dynamic from "next/dynamic";
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from "react";
import { crmRequest } from "@/lib/client/crm-request";
import {
  hearSession,
  type PageSession,
  sessionState,
  showSession,
  watchSession,
} from "@/lib/client/page-session";

const SessionBanner = dynamic(
  () => import("./session-banner").then((module) => module.SessionBanner),
  {
    ssr: false,
  },
);

const ConnectionPill = dynamic(
  () => import("./connection-pill").then((module) => module.ConnectionPill),
  { ssr: false },
);

/** Time in ms after which the page has loaded what it needs first. */
const IDLE_MS = 1_500;

/**
 * Binds the page to the session it shows: every request names that session, and a banner appears
 * once the browser's session is another's or has ended. Must be rendered before anything that sends
 * requests.
 */
export function SessionGuard({ userId, organizationId }: PageSession) {
  useLayoutEffect(() => showSession({ userId, organizationId }), [userId, organizationId]);
  useEffect(watchRenderedSession, []);
  useEffect(watchBrowser, []);
  // Loaded before it is needed: without a connection nothing can be loaded.
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIdle(true), IDLE_MS);
    return () => clearTimeout(timer);
  }, []);
  const state = useSyncExternalStore(watchSession, sessionState, () => "current" as const);
  return (
    <>
      {state !== "current" && <SessionBanner state={state} />}
      {isIdle && <ConnectionPill />}
    </>
  );
}

/**
 * Compares the page's session with that of each screen that the server renders for it: every
 * navigation brings its own `session` in the head of the document.
 */
function watchRenderedSession(): () => void {
  const compare = () => {
    const content = document.head.querySelector<HTMLMetaElement>("meta[name=session]")?.content;
    const [userId, organizationId] = content?.split("@") ?? [];
    if (userId && organizationId) showSession({ userId, organizationId });
  };
  const observer = new MutationObserver(compare);
  observer.observe(document.head, { childList: true, subtree: true, attributes: true });
  return () => observer.disconnect();
}

/** Asks the server when the session may have changed: in another tab, or while this one was away. */
function watchBrowser(): () => void {
  const ask = () => void crmRequest("GET", "/organization").catch(() => {});
  const askAfterReturn = ({ persisted }: PageTransitionEvent) => persisted && ask();
  const askAgain = () => sessionState() !== "current" && !document.hidden && ask();
  const stopHearing = hearSession(ask);
  window.addEventListener("pageshow", askAfterReturn);
  document.addEventListener("visibilitychange", askAgain);
  return () => {
    stopHearing();
    window.removeEventListener("pageshow", askAfterReturn);
    document.removeEventListener("visibilitychange", askAgain);
  };
}
