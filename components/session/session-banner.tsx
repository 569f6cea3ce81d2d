"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { interceptClicks } from "@/components/ui/intercept-clicks";

/**
 * Says that nothing on this page can be saved any more, and why, with the way on. It lies above
 * open dialogs. Links load their page as a whole, so that no screen of one session appears in the
 * frame of another.
 */
export function SessionBanner({ state }: { state: "changed" | "ended" }) {
  const banner = useRef<HTMLDivElement>(null);
  useEffect(() => banner.current?.showPopover(), []);
  useEffect(() => interceptClicks((href) => window.location.assign(href)), []);
  const hasEnded = state === "ended";
  return (
    <div
      ref={banner}
      popover="manual"
      role="alert"
      data-above-dialogs
      className="pointer-events-auto fixed inset-x-0 top-2 bottom-auto mx-auto flex w-[min(44rem,calc(100vw-1rem))] flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line-strong bg-warning-soft px-4 py-2.5 text-ink shadow-overlay"
    >
      <p className="min-w-60 flex-1">
        <span className="font-semibold text-warning-ink">
          {hasEnded ? "You’re signed out." : "This browser’s session has changed."}
        </span>{" "}
        {hasEnded
          ? "Nothing on this page can be saved until you sign in again."
          : "Another tab switched the organization or the user. Nothing on this page can be saved until you reload it."}
      </p>
      {hasEnded ? (
        <Button variant="primary" asChild>
          <a href={signInAddress()}>Sign in</a>
        </Button>
      ) : (
        <Button variant="primary" onClick={() => window.location.reload()}>
          Reload
        </Button>
      )}
    </div>
  );
}

function signInAddress(): string {
  const { pathname, search } = window.location;
  return `/sign-in?ended&callbackUrl=${encodeURIComponent(`${pathname}${search}`)}`;
}
