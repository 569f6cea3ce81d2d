import { DOCS_GROUPS } from "./navigation";

/** A link of the sidebar; `links` below it are shown while it or one of them is open. */
export type SidebarLink = { title: string; path: string; links?: SidebarLink[] };
export type SidebarGroup = { name: string; links: SidebarLink[] };

/** Returns the sidebar of the documentation. */
export function docsSidebar(): SidebarGroup[] {
  return DOCS_GROUPS.map(({ name, pages }) => ({
    name,
    links: pages
      .filter(({ isListed }) => isListed !== false)
      .map(({ title, path }) => ({ title, path })),
  }));
}
