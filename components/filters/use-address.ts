import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useTransition } from "react";

/** What an address says beside the path; undefined or empty takes a name out. */
type AddressChange = Record<string, string | undefined>;

/** The open screen's address, and going to the same screen with a part of it changed. `isLoading` until it is there. */
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
