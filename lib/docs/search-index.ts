import type { DocsEntry } from "./find-in-docs";
import { DOCS_PAGES } from "./navigation";
import { readPage } from "./read-page";
import { readReference } from "./reference/reference";
import { DOCS_REFERENCES } from "./reference/references";

/**
 * Returns what the search of the documentation finds: every section of every page, in reading order; a
 * page that the sidebar does not list is one entry. Then every operation of both references.
 */
export function searchIndex(): DocsEntry[] {
  return [...pageEntries(), ...operationEntries()];
}

function pageEntries(): DocsEntry[] {
  return DOCS_PAGES.flatMap((page) => {
    const { sections } = readPage(page);
    const own = { page: page.title, path: page.path, heading: page.title };
    if (page.isListed === false)
      return [{ ...own, text: sections.map(({ text }) => text).join(" ") }];
    return sections.map(({ id, heading, text }, place) =>
      place === 0
        ? { ...own, text }
        : { page: page.title, path: `${page.path}#${id}`, heading, text },
    );
  });
}

function operationEntries(): DocsEntry[] {
  return DOCS_REFERENCES.flatMap((reference) =>
    readReference(reference).groups.flatMap(({ slug, operations }) =>
      operations.map(({ id, method, path, summary, description }) => ({
        page: reference.title,
        path: `${reference.path}/${slug}#${id}`,
        heading: summary,
        text: `${method} ${path} ${description} ${id}`.replace(/\s+/g, " "),
      })),
    ),
  );
}

let json: string | undefined;

/** The index as JSON; made once per process, except in development, where files change. */
export function searchIndexJson(): string {
  if (json === undefined || process.env.NODE_ENV === "development")
    json = JSON.stringify(searchIndex());
  return json;
}
