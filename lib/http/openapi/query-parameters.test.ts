import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { routeFiles } from "@/lib/http/testing/call-route";
import { CRM_API } from "./crm-api";

/** Routes whose source parses its query with schemas: route → names of the parameters. */
async function parsedQueries(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { file, steps } of routeFiles()) {
    const source = readFileSync(file, "utf8");
    const names = [...source.matchAll(/parse(?:Query\((\w+), query|\((\w+), queryParams)/g)].map(
      ([, name]) => name,
    );
    const parameters: string[] = [];
    for (const name of new Set(names)) {
      const [, module] =
        new RegExp(`\\b${name}\\b[^;]*from "@/(lib/domain/[^"]+)"`).exec(source) ?? [];
      if (!module) continue;
      const { [name ?? ""]: schema } = await import(/* @vite-ignore */ `../../../${module}`);
      if (schema instanceof z.ZodObject) parameters.push(...Object.keys(schema.shape));
    }
    if (parameters.length > 0) found.set(steps.join("/"), parameters);
  }
  return found;
}

test("every parameter that a route parses is described", async () => {
  const routes = await parsedQueries();
  expect(routes.size).toBeGreaterThan(10);
  const operations = CRM_API.groups.flatMap((group) => Object.entries(group.operations));
  for (const [route, parameters] of routes) {
    const described = operations
      .filter(([key]) => key.endsWith(` ${route}`))
      .flatMap(([, { query }]) => Object.keys(query?.shape ?? {}));
    expect([route, described]).toEqual([route, expect.arrayContaining(parameters)]);
  }
});
