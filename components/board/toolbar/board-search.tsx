"use client";

import { Search } from "lucide-react";
import { type FormEvent, useEffect, useRef } from "react";
import { useAddress } from "@/components/filters/use-address";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useHotkey } from "@/components/ui/use-hotkey";
import type { BoardFilter } from "@/lib/client/opportunities";

type BoardSearchProps = { filter: BoardFilter };

/**
 * Searches board and table by name or public id. Enter or *Apply* puts the search into the address.
 */
export function BoardSearch({ filter }: BoardSearchProps) {
  const { go, isLoading } = useAddress();
  const input = useRef<HTMLInputElement>(null);
  useHotkey("/", () => input.current?.select());
  // Updates the input instead of replacing it, which would lose the focus with each search.
  useEffect(() => {
    if (input.current) input.current.value = filter.q ?? "";
  }, [filter.q]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("q");
    const q = typeof typed === "string" ? typed.trim() : "";
    go({ q });
  };
  return (
    <search className="min-w-22 flex-1 @max-3xl:order-2 @max-3xl:basis-2/5 @3xl:max-w-80">
      <form onSubmit={submit} className="flex items-center gap-1.5">
        <div className="relative min-w-0 flex-1">
          <Search
            aria-hidden
            className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2 size-4 text-ink-muted"
          />
          <Input
            ref={input}
            aria-keyshortcuts="/"
            type="search"
            name="q"
            aria-label="Search opportunities"
            placeholder="Search"
            defaultValue={filter.q ?? ""}
            maxLength={200}
            autoComplete="off"
            className="pl-8"
          />
        </div>
        <Button type="submit" busy={isLoading} className={NARROW}>
          Apply
        </Button>
      </form>
    </search>
  );
}

// Enter searches, too: where there is no room, the button shows only while it has the focus.
const NARROW = "@3xl:@max-5xl:not-focus:sr-only @max-md:not-focus:sr-only";
