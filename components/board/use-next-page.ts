import { type RefObject, useEffect, useState } from "react";
import { useBoard, useBoardModel } from "./board-context";

export type NextPage = { status: "none" | "waiting" | "loading" | "failed"; load: () => void };

/** Loads a stage's next page whenever the end of what is loaded comes near; after a failure it waits to be told. */
export function useNextPage(
  stageId: string,
  scroller: RefObject<Element | null>,
  end: RefObject<Element | null>,
): NextPage {
  const { sync } = useBoardModel();
  const cursor = useBoard(({ cursors }) => cursors[stageId] ?? null);
  const [attempt, setAttempt] = useState<{ cursor: string; status: "loading" | "failed" } | null>(null);
  const status = cursor === null ? "none" : attempt?.cursor === cursor ? attempt.status : "waiting";

  const load = () => {
    if (cursor === null) return;
    setAttempt({ cursor, status: "loading" });
    sync.loadMore(stageId).catch(() => setAttempt({ cursor, status: "failed" }));
  };

  // Observed anew for every page: one that does not fill the column leaves its end in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` is the cursor's
  useEffect(() => {
    if (status !== "waiting" || !end.current) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && load(), {
      root: scroller.current,
      rootMargin: "800px 0px",
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [status, cursor]);

  return { status, load };
}
