"use client";

import { Menu } from "lucide-react";
import { Button } from "@/components/ui/button";
import { usePanel } from "@/components/ui/use-panel";
import type { SidebarGroup } from "@/lib/docs/docs-sidebar";

const load = () => import("./docs-menu").then((module) => module.DocsMenu);

/** Opens the navigation of the documentation where there is no room for the sidebar. */
export function DocsMenuButton({ groups }: { groups: SidebarGroup[] }) {
  const { Panel, opener, setOpen } = usePanel(load);
  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Open navigation"
        aria-expanded={Panel !== null}
        className="lg:hidden"
        {...opener}
      >
        <Menu aria-hidden />
      </Button>
      {Panel && <Panel groups={groups} onClose={() => setOpen(false)} />}
    </>
  );
}
