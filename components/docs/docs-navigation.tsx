"use client";

import clsx from "clsx";
import { usePathname } from "next/navigation";
import { ScreenLink } from "@/components/shell/screen-link";
import type { SidebarGroup, SidebarLink } from "@/lib/docs/docs-sidebar";

type DocsNavigationProps = { groups: SidebarGroup[]; onNavigate?: () => void };

/** Links to the pages of the documentation, in groups, with the open one marked. */
export function DocsNavigation({ groups, onNavigate }: DocsNavigationProps) {
  const path = usePathname();
  return (
    <nav aria-label="Documentation" className="flex flex-col gap-5">
      {groups.map(({ name, links }) => (
        <div key={name}>
          <h2 className="px-2 pb-1 font-medium text-ink-faint text-xs">{name}</h2>
          <ul className="flex flex-col gap-px">
            {links.map((link) => (
              <NavigationLink key={link.path} link={link} open={path} onNavigate={onNavigate} />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

type NavigationLinkProps = { link: SidebarLink; open: string; onNavigate?: () => void };

function NavigationLink({
  link: { title, path, links = [] },
  open,
  onNavigate,
}: NavigationLinkProps) {
  const isOpen = open === path;
  return (
    <li>
      <ScreenLink
        href={path}
        onClick={onNavigate}
        aria-current={isOpen ? "page" : undefined}
        className={clsx(
          "flex min-h-8 items-center rounded px-2 py-1 font-medium transition-colors pointer-coarse:min-h-11",
          isOpen
            ? "bg-accent-soft text-accent-ink"
            : "text-ink-muted hover:bg-hover hover:text-ink",
        )}
      >
        {title}
      </ScreenLink>
      {links.length > 0 && (isOpen || open.startsWith(`${path}/`)) && (
        <ul className="my-1 ml-3 flex flex-col gap-px border-l pl-1.5">
          {links.map((link) => (
            <NavigationLink key={link.path} link={link} open={open} onNavigate={onNavigate} />
          ))}
        </ul>
      )}
    </li>
  );
}
