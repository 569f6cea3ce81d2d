"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { BoardFilter } from "@/lib/client/opportunities";
import { FILTER_NAMES, type FilterOwner, filterWords } from "./filter-fields";
import { useAddress } from "./use-address";

type FilterBarProps = {
  filter: BoardFilter;
  members: FilterOwner[];
  today: string;
};

/**
 * Lists the active filters of board and table, each with a button that removes it. Renders nothing
 * without filters.
 */
export function FilterBar({ filter, ...wording }: FilterBarProps) {
  const { go, isLoading } = useAddress();
  const active = filterWords(filter, wording);
  if (active.length === 0) return null;
  return (
    <ul
      aria-label="Active filters"
      aria-busy={isLoading}
      className="flex shrink-0 flex-wrap items-center gap-1.5 border-b px-4 py-1.5 max-sm:px-3"
    >
      {active.map(([name, words]) => (
        <li key={name}>
          <button
            type="button"
            onClick={() => go({ [name]: undefined })}
            className="inline-flex h-6.5 items-center gap-1 rounded border bg-sunken pr-1.5 pl-2 text-xs hover:bg-hover pointer-coarse:h-11"
          >
            {words}
            <X aria-hidden className="size-3.5 text-ink-muted" />
            <span className="sr-only">, remove</span>
          </button>
        </li>
      ))}
      <li>
        <Button
          size="sm"
          variant="ghost"
          onClick={() => go(Object.fromEntries(FILTER_NAMES.map((name) => [name, undefined])))}
        >
          Clear filters
        </Button>
      </li>
    </ul>
  );
}
