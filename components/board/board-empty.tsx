"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { boardHref } from "@/components/filters/board-href";
import { isFiltered } from "@/components/filters/is-filtered";
import { Button } from "@/components/ui/button";
import type { BoardFilter } from "@/lib/client/opportunities";
import { useBoard } from "./sync/board-context";

/**
 * Shown over a board without cards: adds the first opportunity, or clears a filter that matches
 * nothing.
 */
export function BoardEmpty({ action }: { action: ReactNode }) {
  const isEmpty = useBoard(({ shown }) => Object.values(shown).every((ids) => ids.length === 0));
  const filter = useBoard((state) => state.filter);
  const isNarrowed = isFiltered(filter);
  const pipelineId = useBoard((state) => state.pipelineId);
  if (!isEmpty) return null;
  return (
    <div className="pointer-events-none absolute inset-0 flex items-center justify-center p-4">
      <div className="pointer-events-auto flex max-w-sm flex-col items-center gap-1.5 rounded-xl border bg-raised p-8 text-center shadow-raised">
        <h2 className="font-semibold text-base">
          {isNarrowed ? noMatch(filter) : "Start with your first opportunity"}
        </h2>
        {!isNarrowed && (
          <p className="text-ink-muted">
            Add a deal and drag it from stage to stage. The totals update as it moves.
          </p>
        )}
        <div className="mt-3">
          {isNarrowed ? (
            <Button asChild>
              <Link href={boardHref({ pipelineId, view: "board" })}>
                {isOnlySearch(filter) ? "Clear search" : "Clear filters"}
              </Link>
            </Button>
          ) : (
            action
          )}
        </div>
      </div>
    </div>
  );
}

function noMatch(filter: BoardFilter): string {
  return isOnlySearch(filter)
    ? `No opportunities match “${filter.q}”.`
    : "No opportunities match these filters.";
}

function isOnlySearch({ q, ...others }: BoardFilter): boolean {
  return Boolean(q) && !isFiltered(others);
}
