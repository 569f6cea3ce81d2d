"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { type DocsEntry, findInDocs } from "@/lib/docs/find-in-docs";

/** Finds sections of the documentation by their words. The arrow keys select, Enter opens. */
export function DocsSearch({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={onClose} title="Search the documentation" className="sm:max-w-2xl!">
      <Finder onDone={onClose} />
    </Dialog>
  );
}

function Finder({ onDone }: { onDone: () => void }) {
  const router = useRouter();
  const [text, setText] = useState("");
  const index = useIndex();
  const matches = Array.isArray(index) ? findInDocs(index, text) : [];
  const open = (path: string) => {
    onDone();
    router.push(path);
  };
  return (
    <Command
      shouldFilter={false}
      loop
      label="Search the documentation"
      className="flex flex-col gap-2"
    >
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder="A word, a field, an error code …"
        className="h-9 w-full rounded border border-line-strong bg-surface px-2.5 text-ink text-sm placeholder:text-ink-faint pointer-coarse:h-11 pointer-coarse:text-lg"
      />
      <Command.List className="max-h-[55vh] overflow-y-auto">
        {matches.map(({ path, page, heading, snippet }) => (
          <Command.Item
            key={path}
            value={path}
            onSelect={() => open(path)}
            className="cursor-pointer rounded px-2 py-1.5 data-[selected=true]:bg-hover"
          >
            <span className="block font-medium">{heading}</span>
            <span className="block truncate text-ink-muted text-xs">
              {page !== heading && `${page} · `}
              {snippet}
            </span>
          </Command.Item>
        ))}
      </Command.List>
      <p role="status" className={matches.length > 0 ? "sr-only" : "px-2 pb-1 text-ink-muted"}>
        {noteFor(index, text, matches.length)}
      </p>
    </Command>
  );
}

function noteFor(index: DocsEntry[] | "loading" | "failed", text: string, found: number): string {
  if (index === "failed") return "The search could not be loaded. Close it and try again.";
  if (text.trim() === "") return "Type to search all pages.";
  if (index === "loading") return "Loading …";
  return found === 0 ? `Nothing found for “${text.trim()}”` : `${found} found`;
}

let loaded: Promise<DocsEntry[]> | undefined;

async function loadIndex(): Promise<DocsEntry[]> {
  const response = await fetch("/docs/search.json");
  if (!response.ok) throw new Error(`The search index answered ${response.status}`);
  return response.json();
}

function useIndex(): DocsEntry[] | "loading" | "failed" {
  const [index, setIndex] = useState<DocsEntry[] | "loading" | "failed">("loading");
  useEffect(() => {
    let isWanted = true;
    loaded ??= loadIndex();
    loaded.then(
      (entries) => isWanted && setIndex(entries),
      () => {
        loaded = undefined;
        if (isWanted) setIndex("failed");
      },
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return index;
}
