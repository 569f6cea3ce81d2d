import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { routeFiles } from "@/lib/http/testing/call-route";

const document = readFileSync("docs/api.md", "utf8");

/** Routes of operation, which docs/operations.md describes. */
const ELSEWHERE = new Set([
  "auth/[...nextauth]",
  "ping",
  "metrics",
  "[...unknown]",
  "v1/crm/[...unknown]",
]);

test("docs/api.md names every route", () => {
  const routes = routeFiles()
    .map(({ steps }) => steps.join("/"))
    .filter((route) => !ELSEWHERE.has(route));
  expect(routes.length).toBeGreaterThan(70);
  // A row may name the routes of one record by their ends: `/pagination`, `/count`.
  const missing = routes.filter((route) => {
    const path = `/${route.startsWith("v1/crm/") ? route.slice("v1/crm/".length) : `api/${route}`}`;
    const named = path.replace(/\[(\w+)\]/g, ":$1").replace("/contacts/", "/accounts/");
    const [, base = "", end = ""] = /^(.*)(\/[^/]+)$/.exec(named) ?? [];
    const row = document
      .split("\n")
      .find((line) => line.includes(`${base}/`) && line.includes(`${end}\``));
    return !document.includes(`${named}\``) && !document.includes(`${named}?`) && !row;
  });
  expect(missing).toEqual([]);
});
