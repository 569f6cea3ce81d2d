"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { pressedKey } from "@/components/ui/pressed-key";
import type { Role } from "@/lib/domain/permissions";

const load = () => import("./command-palette");
const CommandPalette = dynamic(() => load().then((module) => module.CommandPalette), {
  ssr: false,
});

/** Opens the command palette, as does Ctrl+K or Cmd+K. Hover or focus loads it. */
export function PaletteButton({ role, isCompact }: { role: Role; isCompact?: boolean }) {
  const [open, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const change = (isOpen: boolean) => {
    setOpen(isOpen);
    setOpened(true);
  };
  return (
    <>
      <Button
        variant="ghost"
        size={isCompact ? "icon" : "md"}
        aria-label="Search and go to"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => change(true)}
        className={isCompact ? undefined : "mt-2 w-full justify-start! px-2!"}
      >
        <Search aria-hidden />
        {!isCompact && (
          <>
            <span className="flex-1 text-left">Go to…</span>
            <Kbd>Ctrl K</Kbd>
          </>
        )}
      </Button>
      {!isCompact && <PaletteShortcut onPress={() => change(!open)} />}
      {wasOpened && <CommandPalette role={role} open={open} onOpenChange={change} />}
    </>
  );
}

function PaletteShortcut({ onPress }: { onPress: () => void }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (
        pressedKey(event) !== "k" ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      onPress();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [onPress]);
  return null;
}
