"use client";

import { ChevronsUpDown } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { usePanel } from "@/components/ui/use-panel";
import type { ShellProps } from "./shell-props";

const load = () => import("./user-menu-panel").then((module) => module.UserMenuPanel);

/** Who is signed in and where; opens the menu of that, which is loaded when it is first about to be needed. */
export function UserMenu(who: ShellProps) {
  const { Panel, opener, setOpen } = usePanel(load);
  const trigger = (
    <button
      type="button"
      aria-haspopup="menu"
      {...opener}
      className="flex w-full items-center gap-2 rounded p-1.5 text-left transition-colors hover:bg-hover data-[state=open]:bg-hover"
    >
      <Avatar name={who.user} size="md" decorative />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{who.organization}</span>
        <span className="block truncate text-ink-muted text-xs">{who.user}</span>
      </span>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
    </button>
  );
  if (!Panel) return trigger;
  return <Panel {...who} trigger={trigger} onClose={() => setOpen(false)} />;
}
