"use client";

import { CloudOff } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { toast } from "sonner";
import { interceptClicks } from "@/components/ui/intercept-clicks";
import { streamIsLost, watchStream } from "@/lib/client/stream-state";

/** Time in ms after which a lost connection is worth a word; most come back sooner. */
const PATIENCE_MS = 2_000;

/**
 * Says while the connection to the server is lost, and keeps the page while the browser is offline:
 * a navigation would replace it with the browser's own error page.
 */
export function ConnectionPill() {
  const isLost = useSyncExternalStore(watchStream, streamIsLost, () => false);
  const isOffline = useSyncExternalStore(watchNetwork, isNetworkGone, () => false);
  const isSlow = useStaysTrue(isLost, PATIENCE_MS);
  useEffect(() => (isOffline ? stayOnPage() : undefined), [isOffline]);
  return (
    <p
      role="status"
      className={
        isOffline || isSlow
          ? "pointer-events-none fixed bottom-3 left-1/2 z-40 flex -translate-x-1/2 items-center gap-2 rounded-full border border-line-strong bg-raised px-3 py-1.5 text-ink shadow-raised [&_svg]:size-4"
          : "sr-only"
      }
    >
      {(isOffline || isSlow) && <CloudOff aria-hidden />}
      {isOffline ? "You’re offline. Reconnecting…" : isSlow && "Reconnecting…"}
    </p>
  );
}

/** Cancels what would leave the page. Returns a function that allows it again. */
function stayOnPage(): () => void {
  const say = () =>
    toast("You’re offline", {
      id: "offline",
      description: "This page opens once you’re connected again.",
    });
  const stopClicks = interceptClicks(say);
  const { navigation } = window;
  const hold = (event: NavigateEvent) => {
    if (!event.cancelable || event.hashChange || event.navigationType === "reload") return;
    if (event.destination.sameDocument) return;
    event.preventDefault();
    say();
  };
  navigation?.addEventListener("navigate", hold);
  return () => {
    stopClicks();
    navigation?.removeEventListener("navigate", hold);
  };
}

function useStaysTrue(isTrue: boolean, time: number): boolean {
  const [hasStayed, setStayed] = useState(false);
  useEffect(() => {
    if (!isTrue) return setStayed(false);
    const timer = setTimeout(() => setStayed(true), time);
    return () => clearTimeout(timer);
  }, [isTrue, time]);
  return hasStayed;
}

function isNetworkGone(): boolean {
  return !navigator.onLine;
}

function watchNetwork(onChange: () => void): () => void {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}
