"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Sheet, SheetTitle } from "@/components/ui/sheet";
import type { SidebarGroup } from "@/lib/docs/docs-sidebar";
import { DocsNavigation } from "./docs-navigation";

/** The sidebar of the documentation as an open sheet. */
export function DocsMenu({ groups, onClose }: { groups: SidebarGroup[]; onClose: () => void }) {
  return (
    <Sheet open onOpenChange={onClose} side="left" className="overflow-y-auto p-3">
      <SheetTitle>Navigation</SheetTitle>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Close navigation"
        className="mb-2 self-end"
        onClick={onClose}
      >
        <X aria-hidden />
      </Button>
      <DocsNavigation groups={groups} onNavigate={onClose} />
    </Sheet>
  );
}
