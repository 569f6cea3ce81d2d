"use client";

import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { Toaster as Sonner } from "sonner";
import { useToastFocus } from "./use-toast-focus";

/**
 * The area of the toasts: the bottom of the sidebar, or the top bar on a phone, so that they never
 * cover the content. Rendered once.
 */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  useToastFocus();
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
