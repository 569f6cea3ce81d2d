"use client";

import { Menu } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet, SheetTitle } from "@/components/ui/sheet";
import { Navigation } from "./navigation";
import { PaletteButton } from "./palette-button";
import type { ShellProps } from "./shell-props";
import { UserMenu } from "./user-menu";

/** The phone navigation: a bar that opens the desktop sidebar as a sheet. */
export function PhoneBar(props: ShellProps) {
  const [open, setOpen] = useState(false);
  return (
    <header
      data-screen-only
      className="flex h-12 shrink-0 items-center gap-1 border-b bg-canvas px-1 md:hidden"
    >
      <Button
        variant="ghost"
        size="icon"
        aria-label="Open navigation"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <Menu aria-hidden />
      </Button>
      <p dir="auto" className="min-w-0 flex-1 truncate font-semibold text-base">
        {props.organization}
      </p>
      <PaletteButton role={props.role} isCompact />
      <Sheet open={open} onOpenChange={setOpen} side="left" className="p-2">
        <SheetTitle>Navigation</SheetTitle>
        <UserMenu {...props} />
        <Navigation role={props.role} onNavigate={() => setOpen(false)} />
      </Sheet>
    </header>
  );
}
