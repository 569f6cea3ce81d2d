import path from "node:path/posix";
import { DOCS_PAGES } from "./navigation";
import { DOCS_REFERENCES } from "./reference/references";

/**
 * Returns the address in the app of a link that `file` contains, written as code hosts follow it:
 * `errors.md#stale` becomes `/docs/errors#stale`, `../public/docs/board.png` becomes
 * `/docs/board.png`. Null for a file of the repository that the documentation does not show, and for
 * any scheme but http, https and mailto.
 */
export function resolveLink(file: string, href: string): string | null {
  if (/^(?:https?:\/\/|mailto:)/i.test(href) || href.startsWith("#")) return href;
  if (/^[a-z][a-z\d+.-]*:/i.test(href) || href.startsWith("/")) return null;
  const [target = "", fragment] = href.split("#");
  const found = path.normalize(path.join(path.dirname(file), target)).replace(/\/$/, "");
  if (found.startsWith("public/")) return found.slice("public".length);
  const page =
    DOCS_PAGES.find((each) => each.file === found || each.file === `${found}/README.md`) ??
    DOCS_REFERENCES.find(({ document }) => document === found);
  if (!page) return null;
  return fragment === undefined ? page.path : `${page.path}#${fragment}`;
}
