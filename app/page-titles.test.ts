import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const pages = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("page.tsx"))
  .map((file) => ({ file, source: readFileSync(path.join("app", file), "utf8") }))
  // A page that redirects, and an empty slot, have nothing to be titled.
  .filter(({ source }) => !/^\s*(?:redirect\("[^"]*"\)|return null);\s*\}\s*$/m.test(source));

test("every page has a title, that of a sheet over another page included", () => {
  expect(pages.length).toBeGreaterThan(18);
  expect(pages.map(({ file }) => file)).toContain(
    "(crm)/crm/opportunities/@sheet/(.)[publicId]/page.tsx",
  );
  const untitled = pages.filter(
    ({ source }) => !/export (?:const metadata\b|async function generateMetadata\b)/.test(source),
  );
  expect(untitled.map(({ file }) => file)).toEqual([]);
});

test("the page of a record is titled with its name", () => {
  const records = pages.filter(
    ({ file }) => file.startsWith("(crm)") && path.dirname(file).endsWith("]"),
  );
  expect(records.length).toBeGreaterThan(4);
  const unnamed = records.filter(({ source }) => !/title: [^"]*\bname\b/.test(source));
  expect(unnamed.map(({ file }) => file)).toEqual([]);
});
