"use client";

import { Sheet, SheetTitle } from "@/components/ui/sheet";
import { Navigation } from "./navigation";
import type { ShellProps } from "./shell-props";
import { UserMenu } from "./user-menu";

/** The desktop sidebar as an open sheet. */
export function PhoneNavigation({ onClose, ...props }: ShellProps & { onClose: () => void }) {
  return (
    <Sheet open onOpenChange={onClose} side="left" className="p-2">
      <SheetTitle>Navigation</SheetTitle>
      <UserMenu {...props} />
      <Navigation role={props.role} onNavigate={onClose} />
    </Sheet>
  );
}
