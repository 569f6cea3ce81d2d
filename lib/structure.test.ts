import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const TREES = ["lib/domain", "components"];
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)"((?:\.{1,2}\/|@\/)[^"]+)"/g;

const SQL = /\bPrisma\.(?:sql|raw|join)\b|\$(?:query|execute)Raw/;

const files = TREES.flatMap((tree) =>
  readdirSync(tree, { recursive: true, encoding: "utf8" }).map((file) => path.join(tree, file)),
).filter((file) => /(?<!\.test)\.tsx?$/.test(file));
const imports = files.flatMap((from) =>
  [...readFileSync(from, "utf8").matchAll(IMPORT)].flatMap(([, target = ""]) => {
    const base = target.startsWith("@/") ? target.slice(2) : path.join(path.dirname(from), target);
    const to = [`${base}.ts`, `${base}.tsx`].find((file) => existsSync(file));
    return to ? [{ from, to }] : [];
  }),
);

test("folders of lib/domain and components form no import cycle, at any depth", () => {
  expect(imports.length).toBeGreaterThan(2000);
  const folders = new Set(files.flatMap((file) => ancestors(file)));
  expect([...folders].flatMap(cyclesWithin)).toEqual([]);
});

test("SQL of lib/domain is written only in sql folders and in queries.ts", () => {
  const isForSql = (file: string) => /\/sql\/|\/queries\.ts$/.test(file);
  const domain = files.filter((file) => file.startsWith("lib/domain/") && !isForSql(file));
  expect(domain.length).toBeGreaterThan(150);
  expect(domain.filter((file) => SQL.test(readFileSync(file, "utf8")))).toEqual([]);
});

function ancestors(file: string): string[] {
  const folder = path.dirname(file);
  return folder === "." ? [] : [...ancestors(folder), folder];
}

/** The imports between the subfolders of `folder` that are part of a cycle. */
function cyclesWithin(folder: string): string[] {
  const childOf = (file: string) => {
    const [child, ...rest] = file.startsWith(`${folder}/`)
      ? file.slice(folder.length + 1).split("/")
      : [];
    return rest.length > 0 ? child : undefined;
  };
  const arrows = imports
    .map(({ from, to }) => ({ from, to, a: childOf(from), b: childOf(to) }))
    .filter(({ a, b }) => a && b && a !== b);
  const reaches = (
    start: string | undefined,
    goal: string | undefined,
    seen = new Set<string | undefined>(),
  ): boolean =>
    start === goal ||
    arrows.some(({ a, b }) => a === start && !seen.has(b) && reaches(b, goal, seen.add(b)));
  return arrows.filter(({ a, b }) => reaches(b, a)).map(({ from, to }) => `${from} → ${to}`);
}
