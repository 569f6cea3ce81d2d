import { useCallback, useSyncExternalStore } from "react";
import { dayIn } from "@/lib/format";

/** Today in a time zone, as `YYYY-MM-DD`; on a screen that is left open it is another one after midnight. */
export function useToday(timeZone: string): string {
  const today = useCallback(() => dayIn(timeZone), [timeZone]);
  return useSyncExternalStore(watchClock, today, today);
}

function watchClock(onTick: () => void): () => void {
  const timer = setInterval(onTick, 60_000);
  document.addEventListener("visibilitychange", onTick);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", onTick);
  };
}
