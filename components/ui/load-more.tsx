"use client";

import { useEffect, useRef } from "react";
import { Button } from "./button";

/**
 * The end of the loaded part of a list. Scrolling near it loads the next page. Its key must change
 * with every page.
 */
export function LoadMore({ failed, onReached }: { failed: boolean; onReached: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current || failed) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && onReached(), {
      rootMargin: "600px",
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [failed, onReached]);
  return (
    <div
      ref={end}
      data-screen-only
      role="status"
      className="flex h-12 items-center gap-3 px-4 text-ink-muted"
    >
      {failed ? "Couldn’t load more." : "Loading more…"}
      {failed && (
        <Button size="sm" onClick={onReached}>
          Try again
        </Button>
      )}
    </div>
  );
}
