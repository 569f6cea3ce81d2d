import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DocsHeader } from "@/components/docs/docs-header";
import { DocsInteractions } from "@/components/docs/docs-interactions";
import { DocsNavigation } from "@/components/docs/docs-navigation";
import { SkipLink } from "@/components/shell/skip-link";
import { docsSidebar } from "@/lib/docs/docs-sidebar";
import "./docs.css";

export const metadata: Metadata = {
  title: { default: "Documentation · Opportune", template: "%s · Opportune docs" },
  description: "Guides and API reference of Opportune",
};

export default function DocsLayout({ children }: { children: ReactNode }) {
  const groups = docsSidebar();
  return (
    <div className="min-h-dvh bg-surface">
      <SkipLink />
      <DocsHeader groups={groups} />
      <div className="mx-auto flex max-w-[90rem]">
        <div className="sticky top-12 hidden h-[calc(100dvh-3rem)] w-64 shrink-0 overflow-y-auto border-r bg-canvas px-3 py-5 lg:block print:hidden">
          <DocsNavigation groups={groups} />
        </div>
        <div id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
          {children}
        </div>
      </div>
      <DocsInteractions />
    </div>
  );
}
