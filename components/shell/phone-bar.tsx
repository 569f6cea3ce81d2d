"use client";

import { Menu } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet, SheetTitle } from "@/components/ui/sheet";
import { Navigation } from "./navigation";
import { PaletteButton } from "./palette-button";
import type { ShellProps } from "./shell-props";
import { UserMenu } from "./user-menu";

/** The phone's navigation: a bar that opens what the desktop keeps at the side. */
export function PhoneBar(who: ShellProps) {
  const [open, setOpen] = useState(false);
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b bg-canvas px-1 md:hidden">
      <Button
        variant="ghost"
        size="icon"
        aria-label="Open navigation"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <Menu aria-hidden />
      </Button>
      <p className="min-w-0 flex-1 truncate font-semibold text-base">{who.organization}</p>
      <PaletteButton role={who.role} isCompact />
      <Sheet open={open} onOpenChange={setOpen} side="left" className="p-2">
        <SheetTitle>Navigation</SheetTitle>
        <UserMenu {...who} />
        <Navigation role={who.role} onNavigate={() => setOpen(false)} />
      </Sheet>
    </header>
  );
}
