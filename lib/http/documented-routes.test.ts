import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { routeFiles } from "@/lib/http/testing/call-route";
import { ABSENT } from "@/lib/http/testing/route-table";

const document = readFileSync("docs/api.md", "utf8").replaceAll(":pipelineId", ":id");
const rows = document.split("\n");

/** Routes of operation, which docs/operations.md describes, and paths without a route. */
const ELSEWHERE = new Set([...ABSENT, "auth/[...unknown]", "ping", "metrics"]);

test("docs/api.md names every route", () => {
  const routes = routeFiles()
    .map(({ steps }) => steps.join("/"))
    .filter((route) => !ELSEWHERE.has(route));
  expect(routes.length).toBeGreaterThan(70);
  expect(routes.filter((route) => !isDocumented(route))).toEqual([]);
});

/** Whether a row names the route; the accounts' rows also describe the other plain records. */
function isDocumented(route: string): boolean {
  const path = route.startsWith("v1/crm/") ? route.slice("v1/crm".length) : `/api/${route}`;
  const named = path.replace(/\[(\w+)\]/g, ":$1");
  return (
    isNamed(named) || isNamed(named.replace(/^\/(contacts|leads|activities)(?=\/|$)/, "/accounts"))
  );
}

/** Whether a row names the path, or the path above it and its end, as in `/api/deals`, `/count`. */
function isNamed(path: string): boolean {
  const end = path.slice(path.lastIndexOf("/"));
  const above = path.slice(0, -end.length);
  return rows.some(
    (row) =>
      row.includes(`${path}\``) ||
      row.includes(`${path}?`) ||
      (row.includes(`\`${end}\``) && (row.includes(`${above}\``) || row.includes(`${above}/`))),
  );
}
