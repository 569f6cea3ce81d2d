import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { SidebarGroup } from "@/lib/docs/docs-sidebar";
import { DocsMenuButton } from "./docs-menu-button";
import { DocsSearchButton } from "./docs-search-button";
import { ThemeButton } from "./theme-button";

/** The bar at the top of the documentation: navigation on a phone, search, theme and the way to the app. */
export function DocsHeader({ groups }: { groups: SidebarGroup[] }) {
  return (
    <header
      data-screen-only
      className="sticky top-0 z-30 flex h-12 items-center gap-1 border-b bg-canvas px-2 md:gap-2 lg:px-4"
    >
      <DocsMenuButton groups={groups} />
      <Link
        href="/docs"
        className="flex min-w-0 items-center gap-2 rounded px-1 py-1 font-semibold text-base"
      >
        {/* biome-ignore lint/performance/noImgElement: a small static image */}
        <img src="/favicon.svg" alt="" width={22} height={22} />
        <span className="truncate">
          Opportune <span className="font-normal text-ink-muted max-sm:hidden">docs</span>
        </span>
      </Link>
      <div className="flex min-w-0 flex-1 justify-end lg:justify-center">
        <DocsSearchButton />
      </div>
      <ThemeButton />
      <Button asChild size="sm" className="max-sm:hidden">
        <Link href="/crm/opportunities" prefetch={false}>
          Open the app
          <ArrowUpRight aria-hidden />
        </Link>
      </Button>
    </header>
  );
}
