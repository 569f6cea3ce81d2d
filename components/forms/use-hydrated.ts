import { useSyncExternalStore } from "react";

/** Returns false for the server-rendered HTML and true once the page is hydrated. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}

function subscribe(): () => void {
  return () => undefined;
}
