import { useCallback, useSyncExternalStore } from "react";
import { dayIn } from "@/lib/format";

/**
 * Returns today in a time zone as `YYYY-MM-DD`, and updates it after midnight.
 */
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
