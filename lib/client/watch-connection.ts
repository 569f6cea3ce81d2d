import { sessionState, watchSession } from "./page-session";

const HIDDEN_MS = 5 * 60_000;
const PULSE_MS = 10_000;

type Connection = {
  /** Connects anew, at once. */
  wake: () => void;
  /** Disconnects until the next `wake`. */
  pause: () => void;
  /** Disconnects because the network is gone. */
  lose: () => void;
  isOpen: () => boolean;
};

/**
 * Wakes the connection when the network returns, the tab becomes visible, the computer wakes up or
 * the session is the page's again, and pauses it in a tab that is hidden for long. Returns a
 * function that stops watching.
 */
export function watchConnection({ wake, pause, lose, isOpen }: Connection): () => void {
  const watch = new AbortController();
  const { signal } = watch;
  let hiddenSince: number | undefined;
  let lastPulse = Date.now();
  signal.addEventListener(
    "abort",
    watchSession(() => (sessionState() === "current" ? wake() : pause())),
  );
  const pulse = setInterval(() => {
    const now = Date.now();
    const hasSlept = now - lastPulse > 3 * PULSE_MS;
    lastPulse = now;
    if (document.hidden && hiddenSince !== undefined && now - hiddenSince > HIDDEN_MS) pause();
    else if (hasSlept && !document.hidden) wake();
  }, PULSE_MS);
  signal.addEventListener("abort", () => clearInterval(pulse));
  window.addEventListener("online", wake, { signal });
  window.addEventListener("offline", lose, { signal });
  window.addEventListener("pageshow", ({ persisted }) => persisted && wake(), { signal });
  document.addEventListener(
    "visibilitychange",
    () => {
      const wasHidden = hiddenSince === undefined ? 0 : Date.now() - hiddenSince;
      hiddenSince = document.hidden ? Date.now() : undefined;
      if (!document.hidden && (wasHidden > 2 * PULSE_MS || !isOpen())) wake();
    },
    { signal },
  );
  return () => watch.abort();
}
