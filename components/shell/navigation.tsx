"use client";

import clsx from "clsx";
import { usePathname } from "next/navigation";
import type { Role } from "@/lib/domain/permissions";
import { ScreenLink } from "./screen-link";
import { screensFor } from "./screens";

/** Links to the screens that the role may open, in groups, with the current one marked. */
export function Navigation({ role, onNavigate }: { role: Role; onNavigate?: () => void }) {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="mt-3 flex min-h-0 flex-col gap-4 overflow-y-auto">
      {screensFor(role).map((group) => (
        <div key={group.name}>
          <h2 className="px-2 pb-1 font-medium text-ink-faint text-xs">{group.name}</h2>
          <ul className="flex flex-col gap-px">
            {group.screens.map(({ name, href, icon: Icon }) => {
              const isOpen = path === href || path.startsWith(`${href}/`);
              return (
                <li key={href}>
                  <ScreenLink
                    href={href}
                    onClick={onNavigate}
                    aria-current={isOpen ? "page" : undefined}
                    className={clsx(
                      "flex h-8 items-center gap-2 rounded px-2 font-medium transition-colors pointer-coarse:h-11",
                      isOpen ? "bg-hover text-ink" : "text-ink-muted hover:bg-hover hover:text-ink",
                    )}
                  >
                    <Icon
                      aria-hidden
                      className={clsx("size-4", isOpen ? "text-accent-ink" : "text-ink-faint")}
                    />
                    {name}
                  </ScreenLink>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
