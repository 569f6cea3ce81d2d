import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useTransition } from "react";

/** Changes of an address's parameters; undefined or empty removes one. */
type AddressChange = Record<string, string | undefined>;

/**
 * Returns the screen's parameters and a function that navigates to changed ones; `isLoading` until
 * that is done.
 */
export function useAddress() {
  const router = useRouter();
  const path = usePathname();
  const current = useSearchParams();
  const [isLoading, startLoading] = useTransition();
  const go = useCallback(
    (change: AddressChange) => {
      const parameters = new URLSearchParams(current);
      for (const [name, value] of Object.entries(change)) {
        if (value) parameters.set(name, value);
        else parameters.delete(name);
      }
      startLoading(() => router.push(`${path}?${parameters}`));
    },
    [router, path, current],
  );
  return { parameters: current, go, isLoading };
}
