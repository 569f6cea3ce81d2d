"use client";

import clsx from "clsx";
import { CircleDollarSign } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";

const GROUPS = [
  { name: "CRM", links: [{ name: "Opportunities", href: "/crm/opportunities", icon: CircleDollarSign }] },
];

/** The screens, grouped; the one that is open is marked. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="mt-3 flex flex-col gap-4">
      {GROUPS.map((group) => (
        <div key={group.name}>
          <h2 className="px-2 pb-1 font-medium text-ink-faint text-xs">{group.name}</h2>
          <ul className="flex flex-col gap-px">
            {group.links.map(({ name, href, icon: Icon }) => {
              const isOpen = path === href || path.startsWith(`${href}/`);
              return (
                <li key={href}>
                  <Link
                    href={href}
                    onClick={onNavigate}
                    aria-current={isOpen ? "page" : undefined}
                    className={clsx(
                      "flex h-8 items-center gap-2 rounded px-2 font-medium transition-colors pointer-coarse:h-11",
                      isOpen ? "bg-hover text-ink" : "text-ink-muted hover:bg-hover hover:text-ink",
                    )}
                  >
                    <Icon aria-hidden className={clsx("size-4", isOpen ? "text-accent-ink" : "text-ink-faint")} />
                    {name}
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
