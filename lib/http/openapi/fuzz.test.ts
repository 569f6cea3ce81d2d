import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryOf } from "@/lib/http/testing/arbitrary-of";
import { callRoute } from "@/lib/http/testing/call-route";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createWorld } from "@/prisma/factories/create-world";

/** Requests of one run; `npm run test:long` sends 5,000. */
const RUNS = process.env.OPPORTUNE_LONG_TESTS ? 5_000 : 250;
/** A stream, which does not end; what ends the fuzzing's own access or takes long on purpose. */
const LEFT_OUT = new Set(["streamEvents", "revokeApiKey", "login", "acceptInvitation", "setUp"]);

type Parameter = { name: string; in: string; schema: unknown };
type Operation = {
  operationId: string;
  parameters: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: unknown }> };
};
type Document = { paths: Record<string, Record<string, Operation>> };

const documents = ["crm-api", "deals-api"].map(
  (name): Document => JSON.parse(readFileSync(`lib/http/openapi/${name}.json`, "utf8")),
);

test(
  "requests made from the documents never fail with 5xx, and every answer is as the documents say",
  async () => {
    const { admin, ids } = await createWorld();
    const { key } = await createApiKey(admin);
    const known = Object.values(ids);
    const requests = documents.flatMap((document) =>
      Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods)
          .filter(([, { operationId }]) => !LEFT_OUT.has(operationId))
          .map(([method, operation]) => requestOf(document, path, method, operation, known)),
      ),
    );
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(fc.oneof(...requests), async ({ method, path, body, headers }) => {
        const { status } = await callRoute(method, path, { token: key, body, headers });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status !== 503) expect(status, `${method} ${path}`).toBeLessThan(500);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    // Most requests must get further than the checks of their form.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(RUNS / 20);
  },
  RUNS * 1_000,
);

function requestOf(
  document: Document,
  path: string,
  method: string,
  { parameters, requestBody }: Operation,
  known: string[],
) {
  const own = parameters.filter((one): one is Parameter => "name" in one);
  const textOf = ({ schema }: Parameter) => arbitraryOf(schema, document, known).map(asText);
  const of = (place: string, isAlways: boolean) =>
    fc.record(
      Object.fromEntries(
        own
          .filter((one) => one.in === place)
          .map((one) => [
            one.name,
            isAlways ? textOf(one) : fc.option(textOf(one), { freq: 1, nil: undefined }),
          ]),
      ),
    );
  const schema = requestBody?.content["application/json"]?.schema;
  const body = requestBody ? arbitraryOf(schema ?? { type: "string" }, document, known) : undefined;
  return fc
    .record({
      inPath: of("path", true),
      query: of("query", false),
      body: body ?? fc.constant(undefined),
    })
    .map(({ inPath, query, body }) => ({
      method: method.toUpperCase(),
      path: withValues(path, inPath, query),
      body,
      headers: {},
    }));
}

type Values = Record<string, string | undefined>;

function withValues(path: string, inPath: Values, query: Values): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(inPath[name] || "x"));
  const sent = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  return sent.length > 0 ? `${filled}?${new URLSearchParams(sent)}` : filled;
}

function asText(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.toWellFormed();
}
