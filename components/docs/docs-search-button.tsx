"use client";

import { Search } from "lucide-react";
import { Kbd } from "@/components/ui/kbd";
import { useHotkey } from "@/components/ui/use-hotkey";
import { usePanel } from "@/components/ui/use-panel";

const load = () => import("./docs-search").then((module) => module.DocsSearch);

/** Opens the search of the documentation, as `/` and Ctrl+K do. It is loaded on hover, focus or opening. */
export function DocsSearchButton() {
  const { Panel, opener, setOpen } = usePanel(load);
  const open = () => {
    opener.onFocus();
    setOpen(true);
  };
  useHotkey("/", open);
  useHotkey("k", open, { withCommand: true });
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label="Search the documentation"
        {...opener}
        className="flex h-8 items-center gap-2 rounded border border-line-strong bg-surface px-2.5 text-ink-muted transition-colors hover:border-ink-faint pointer-coarse:h-11 sm:w-72"
      >
        <Search aria-hidden className="size-4" />
        <span className="flex-1 text-left max-sm:hidden">Search</span>
        <Kbd className="max-sm:hidden pointer-coarse:hidden">/</Kbd>
      </button>
      {Panel && <Panel onClose={() => setOpen(false)} />}
    </>
  );
}
