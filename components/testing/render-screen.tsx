import { act, render } from "@testing-library/react";
import userEvent, { PointerEventsCheckLevel } from "@testing-library/user-event";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import {
  PathnameContext,
  SearchParamsContext,
} from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import type { ReactNode } from "react";
import { vi } from "vitest";
import { QueryProvider } from "@/components/queries/query-provider";
import { IgnoreComposingKeys } from "@/components/ui/ignore-composing-keys";
import { RefuseBadInput } from "@/components/ui/refuse-bad-input";
import { Toaster } from "@/components/ui/toaster";

/** Renders a screen as the app does, with its router and toasts, at `address`. The router records where it is sent. */
export function renderScreen(screen: ReactNode, address = "/") {
  const { pathname, searchParams } = new URL(address, "http://localhost");
  const router = {
    bfcacheId: "screen",
    back: vi.fn<() => void>(),
    forward: vi.fn<() => void>(),
    refresh: vi.fn<() => void>(),
    push: vi.fn<(href: string) => void>(),
    replace: vi.fn<(href: string) => void>(),
    prefetch: vi.fn<(href: string) => void>(),
  };
  const around = (child: ReactNode) => (
    <AppRouterContext value={router}>
      <PathnameContext value={pathname}>
        <SearchParamsContext value={searchParams}>
          <IgnoreComposingKeys />
          <RefuseBadInput />
          <QueryProvider>{child}</QueryProvider>
          <Toaster />
        </SearchParamsContext>
      </PathnameContext>
    </AppRouterContext>
  );
  const { rerender, unmount } = render(around(screen));
  return {
    // A closing dialog leaves the page inert for a moment, which only a real browser ends in time.
    user: userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never }),
    router,
    unmount,
    rerender: (next: ReactNode) => rerender(around(next)),
  };
}

/** Resolves once a closed dialog has returned the focus, which would close a dialog that opens before. */
export function focusReturns(): Promise<void> {
  return act(() => new Promise<void>((resolve) => setTimeout(resolve)));
}
