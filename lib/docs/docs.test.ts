import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path/posix";
import { Marked, type Token } from "marked";
import { describe, expect, test } from "vitest";
import { STATUSES } from "@/lib/http/statuses";
import { DOCS_PAGES } from "./navigation";
import { readPage } from "./read-page";
import { DOCS_REFERENCES } from "./reference/references";
import { resolveLink } from "./resolve-link";

// The documents themselves: each has its place, and nothing in them leads nowhere.

const files = readdirSync("docs", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`);

test("every file of docs/ has one place in the navigation, and every page a file", () => {
  const placed = DOCS_PAGES.map(({ file }) => file);
  expect(placed.filter((file) => file.startsWith("docs/")).toSorted()).toEqual(files.toSorted());
  expect(placed.filter((file) => !existsSync(file))).toEqual([]);
  expect(new Set(DOCS_PAGES.map((page) => page.path)).size).toBe(DOCS_PAGES.length);
});

describe.each(["README.md", ...DOCS_PAGES.map(({ file }) => file)])("%s", (file) => {
  const tokens = new Marked().lexer(readFileSync(file, "utf8"));
  const links = linksIn(tokens);

  test("has one title, at its beginning, and no HTML", () => {
    expect(tokens[0]?.type === "heading" && tokens[0].depth).toBe(1);
    expect(tokens.filter((token) => token.type === "heading" && token.depth === 1)).toHaveLength(1);
    expect(walk(tokens).filter(({ type }) => type === "html")).toEqual([]);
  });

  test("links to files and headings that exist", () => {
    expect(links.filter((href) => !isThere(file, href))).toEqual([]);
  });

  test("uses no scheme and no absolute path that a code host could not follow", () => {
    expect(links.filter((href) => /^(?:\/|[a-z]+:(?!\/\/))/.test(href))).toEqual([]);
  });
});

test("links between documents lead to pages of the app, with their anchors", () => {
  for (const { file } of DOCS_PAGES) {
    const { html } = readPage({ file, title: "", path: "" });
    const targets = [...html.matchAll(/ href="(\/docs[^"]*)"/g)].map(([, href = ""]) => href);
    for (const target of targets) {
      const [address, anchor] = target.split("#");
      const page = DOCS_PAGES.find((each) => each.path === address);
      const reference = DOCS_REFERENCES.find((each) => each.path === address);
      expect(page ?? reference, `${file}: ${target}`).toBeDefined();
      if (page && anchor !== undefined)
        expect(readPage(page).headings.map(({ id }) => id)).toContain(anchor);
    }
  }
});

test("every error code has its place on the page of errors, with its status", () => {
  const page = DOCS_PAGES.find(({ file }) => file === "docs/errors.md");
  const { headings = [], sections = [] } = page ? readPage(page) : {};
  const under = headings.slice(headings.findIndex(({ id }) => id === "the-codes") + 1);
  const end = under.findIndex(({ depth }) => depth === 2);
  const codes = under.slice(0, end).map(({ id }) => id);
  expect(codes.toSorted()).toEqual(Object.keys(STATUSES).toSorted());
  for (const [code, { status }] of Object.entries(STATUSES))
    expect(sections.find(({ id }) => id === code)?.text).toMatch(new RegExp(`^${status}\\.`));
});

test("the TypeScript of the documentation is part of the program that a test compiles and runs", () => {
  const lines = (text: string) => text.replace(/^\s+/gm, "").trim();
  const program = lines(readFileSync("e2e/client/pipeline-life.ts", "utf8"));
  const blocks = DOCS_PAGES.flatMap(({ file }) =>
    new Marked()
      .lexer(readFileSync(file, "utf8"))
      .flatMap((token) =>
        token.type === "code" && token.lang === "ts" ? [lines(token.text)] : [],
      ),
  );
  expect(blocks.length).toBeGreaterThan(4);
  expect(blocks.filter((block) => !program.includes(block))).toEqual([]);
});

test("every image of a page is served by the app", () => {
  for (const { file } of DOCS_PAGES) {
    for (const href of imagesIn(new Marked().lexer(readFileSync(file, "utf8")))) {
      const address = resolveLink(file, href);
      expect(address, `${file}: ${href}`).toMatch(/^\/docs\//);
      expect(existsSync(`public${address}`)).toBe(true);
    }
  }
});

function walk(tokens: Token[]): Token[] {
  const all: Token[] = [];
  new Marked().walkTokens(tokens, (token) => void all.push(token));
  return all;
}

function linksIn(tokens: Token[]): string[] {
  return walk(tokens).flatMap((token) => (token.type === "link" ? [token.href] : []));
}

function imagesIn(tokens: Token[]): string[] {
  return walk(tokens).flatMap((token) => (token.type === "image" ? [token.href] : []));
}

/** As a code host follows it. */
function isThere(file: string, href: string): boolean {
  if (/^https?:\/\//.test(href)) return true;
  const [target = "", anchor] = href.split("#");
  const found = target === "" ? file : path.join(path.dirname(file), target);
  if (!existsSync(found)) return false;
  if (anchor === undefined) return true;
  const ids = readPage({ file: found, title: "", path: "" }).headings.map(({ id }) => id);
  return ids.includes(anchor);
}
