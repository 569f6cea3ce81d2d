"use client";

import { ChevronsUpDown } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { usePanel } from "@/components/ui/use-panel";
import type { ShellProps } from "./shell-props";

const load = () => import("./user-menu-panel").then((module) => module.UserMenuPanel);

/**
 * The button with the user and organization that opens the user menu. Hover or focus loads the
 * menu.
 */
export function UserMenu(props: ShellProps) {
  const { Panel, opener, setOpen } = usePanel(load);
  const trigger = (
    <button
      type="button"
      aria-haspopup="menu"
      {...opener}
      className="flex w-full items-center gap-2 rounded p-1.5 text-left transition-colors hover:bg-hover data-[state=open]:bg-hover"
    >
      <Avatar name={props.user} size="md" decorative />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-semibold">
          {props.organization}
        </span>
        <span dir="auto" className="block truncate text-ink-muted text-xs">
          {props.user}
        </span>
      </span>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
    </button>
  );
  if (!Panel) return trigger;
  return <Panel {...props} trigger={trigger} onClose={() => setOpen(false)} />;
}
