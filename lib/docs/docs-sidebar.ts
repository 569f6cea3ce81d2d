import { DOCS_GROUPS } from "./navigation";
import { readReference } from "./reference/reference";
import { DOCS_REFERENCES } from "./reference/references";

/** A link of the sidebar; `links` below it are shown while it or one of them is open. */
export type SidebarLink = { title: string; path: string; links?: SidebarLink[] };
export type SidebarGroup = { name: string; links: SidebarLink[] };

/** Returns the sidebar of the documentation: the references of both APIs come first in their group. */
export function docsSidebar(): SidebarGroup[] {
  return DOCS_GROUPS.map(({ name, pages }) => {
    const links = pages
      .filter(({ isListed }) => isListed !== false)
      .map(({ title, path }) => ({ title, path }));
    return { name, links: name === "APIs" ? [...references(), ...links] : links };
  });
}

function references(): SidebarLink[] {
  return DOCS_REFERENCES.map((reference) => ({
    title: reference.title,
    path: reference.path,
    links: readReference(reference).groups.map(({ name, slug }) => ({
      title: name,
      path: `${reference.path}/${slug}`,
    })),
  }));
}
