import { readFileSync } from "node:fs";
import path from "node:path";
import type { DocsPage } from "./navigation";
import { type RenderedPage, renderPage } from "./render-page";

const rendered = new Map<string, RenderedPage>();

/** Reads and renders a page; once per process, except in development, where files change. */
export function readPage({ file }: DocsPage): RenderedPage {
  const known = rendered.get(file);
  if (known && process.env.NODE_ENV !== "development") return known;
  const page = renderPage(file, readFileSync(path.join(process.cwd(), file), "utf8"));
  rendered.set(file, page);
  return page;
}
