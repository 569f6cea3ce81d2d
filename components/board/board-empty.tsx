"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { useBoard } from "./board-context";
import { boardHref } from "./board-href";

/** What lies over columns that are all empty: how to begin, or how to leave a search that found nothing. */
export function BoardEmpty({ action }: { action: ReactNode }) {
  const isEmpty = useBoard(({ shown }) => Object.values(shown).every((ids) => ids.length === 0));
  const q = useBoard((state) => state.q);
  const pipelineId = useBoard((state) => state.pipelineId);
  if (!isEmpty) return null;
  return (
    <div className="pointer-events-none absolute inset-0 flex items-center justify-center p-4">
      <div className="pointer-events-auto flex max-w-sm flex-col items-center gap-1.5 rounded-xl border bg-raised p-8 text-center shadow-raised">
        <h2 className="font-semibold text-base">
          {q ? "No opportunity matches" : "Start with your first opportunity"}
        </h2>
        <p className="text-ink-muted">
          {q
            ? `Nothing in this pipeline is called “${q}”, nor has it as its id.`
            : "Add a deal you are working on. Drag it from stage to stage as it moves on, and the totals follow."}
        </p>
        <div className="mt-3">
          {q ? (
            <Button asChild>
              <Link href={boardHref({ pipelineId, view: "board" })}>Clear the search</Link>
            </Button>
          ) : (
            action
          )}
        </div>
      </div>
    </div>
  );
}
