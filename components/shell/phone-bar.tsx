"use client";

import { Menu } from "lucide-react";
import { Button } from "@/components/ui/button";
import { usePanel } from "@/components/ui/use-panel";
import { PaletteButton } from "./palette-button";
import type { ShellProps } from "./shell-props";

const load = () => import("./phone-navigation").then((module) => module.PhoneNavigation);

/**
 * The phone navigation: a bar that opens the desktop sidebar as a sheet, which is loaded on hover, on
 * focus or when it opens.
 */
export function PhoneBar(props: ShellProps) {
  const { Panel, opener, setOpen } = usePanel(load);
  return (
    <header
      data-screen-only
      className="flex h-12 shrink-0 items-center gap-1 border-b bg-canvas px-1 md:hidden"
    >
      <Button
        variant="ghost"
        size="icon"
        aria-label="Open navigation"
        aria-expanded={Panel !== null}
        {...opener}
      >
        <Menu aria-hidden />
      </Button>
      <p dir="auto" className="min-w-0 flex-1 truncate font-semibold text-base">
        {props.organization}
      </p>
      <PaletteButton role={props.role} isCompact />
      {Panel && <Panel {...props} onClose={() => setOpen(false)} />}
    </header>
  );
}
