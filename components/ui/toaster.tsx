"use client";

import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { Toaster as Sonner } from "sonner";

/** Where toasts appear: low in the sidebar, or on a phone over the bar at the top; clear of what they speak of. One around everything. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  const isWide = useSyncExternalStore(
    watchWidth,
    () => window.matchMedia(WIDE).matches,
    () => true,
  );
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position={isWide ? "bottom-left" : "top-center"}
      offset={12}
      mobileOffset={8}
      gap={8}
      visibleToasts={3}
      containerAriaLabel="Notifications"
    />
  );
}

const WIDE = "(min-width: 48rem)";

function watchWidth(onChange: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}
