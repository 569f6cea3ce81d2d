import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { requestRoute } from "@/lib/http/testing/call-route";
import { callerFor } from "@/lib/http/testing/caller-for";
import { endpoints, paths, type RouteMethod } from "@/lib/http/testing/route-table";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { digestRows } from "@/prisma/factories/count-rows";
import { createWorld } from "@/prisma/factories/create-world";
import { VALID_POSTS } from "@/prisma/factories/valid-posts";

// Sends malformed input to every route in the file system: no response is 5xx or slow, nothing is
// half-written, and each error names the field and its issue.

const RUNS = process.env.OPPORTUNE_LONG_TESTS ? 150 : 3;
/** Longest acceptable response time in ms, even on a busy machine. */
const HANGS = 10_000;
const LONG = process.env.OPPORTUNE_LONG_TESTS ? 1_800_000 : 240_000;

const NASTY: unknown[] = [
  null,
  true,
  "",
  " ",
  "a\0b",
  "\ud800",
  "a\udc00b",
  "%",
  "_%\\",
  "'; DROP TABLE members; --",
  "' OR '1'='1",
  "$1",
  "{{7*7}}",
  "x".repeat(30_000),
  "1e400",
  "NaN",
  "99999999999999999999999",
  "-0",
  "0x10",
  "2026-02-30",
  "0000-00-00",
  "+275760-09-13T00:00:00Z",
  "9999999-01-01",
  "12026-01-01T00:00:00Z",
  "__proto__",
  "constructor",
  "toString",
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 31) - 1,
  0.1 + 0.2,
  -1,
  [],
  [[]],
  {},
  { id: null },
  { length: 1e9 },
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
  [null, 7, "x", {}],
  Array.from({ length: 300 }, () => "tag"),
];

/** Text that no response may contain, because it reveals the implementation. */
const INSIDES =
  /prisma|node_modules|syntax error|violates|constraint|stack|at Object\.|file:\/\/|\.tsx?:\d|relation "/i;

let table: RouteMethod[];
let words: string[];

beforeAll(async () => {
  table = await endpoints();
  words = await fieldNames();
});

/** Every field name of the domain's schemas, in the form of both APIs. */
async function fieldNames(): Promise<string[]> {
  const domain = path.join(process.cwd(), "lib", "domain");
  const files = readdirSync(domain, { recursive: true, encoding: "utf8" }).filter((name) =>
    /schema\.ts$/.test(name),
  );
  const names = new Set<string>([
    "title",
    "stageId",
    "clientId",
    "where",
    "order",
    "relations",
    "take",
    "skip",
    "data",
  ]);
  for (const file of files) {
    const found = await import(/* @vite-ignore */ pathToFileURL(path.join(domain, file)).href);
    for (const schema of Object.values(found)) {
      if (schema instanceof z.ZodObject)
        for (const name of Object.keys(schema.shape)) names.add(name);
    }
  }
  for (const name of [...names])
    names.add(name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
  return [...names];
}

/**
 * Returns a function that sends input to a route, in a world of its own or in one shared by all.
 */
async function prepare({ method, route }: RouteMethod, shared?: World) {
  const world = shared ?? (await createWorld());
  const token = await signAccessToken(world.admin.userId, world.admin.organizationId);
  const valid =
    method === "POST" && !shared
      ? await VALID_POSTS[route]?.(world, await callerFor(world.admin))
      : undefined;
  const [to = ""] = route.includes("[") ? paths(route, world.ids) : [`/api/${route}`];
  const isCsv = route.endsWith(".csv");
  async function send({ body, query = "", headers = {} }: Sent): Promise<Got> {
    const startedAt = performance.now();
    const answer = await requestRoute(method, query ? `${to}?${query}` : to, {
      token,
      body: method === "GET" || method === "DELETE" ? undefined : body,
      headers: { ...(isCsv ? { "content-type": "text/csv" } : {}), ...headers },
    });
    const isStream = answer.headers.get("content-type")?.includes("event-stream");
    if (isStream) await answer.body?.cancel();
    const text = isStream ? "" : await answer.text();
    const took = performance.now() - startedAt;
    return { status: answer.status, type: answer.headers.get("content-type") ?? "", text, took };
  }
  const base: Record<string, unknown> =
    typeof valid?.body === "object" && valid.body !== null
      ? { ...valid.body }
      : { name: "Name", title: "Name" };
  return { world, send, base, isCsv };
}

type World = Awaited<ReturnType<typeof createWorld>>;
type Sent = { body?: unknown; query?: string; headers?: Record<string, string> };
type Got = { status: number; type: string; text: string; took: number };

/** Asserts the guarantees of every response, whatever was sent. */
function expectHonest(
  { method, route }: RouteMethod,
  sent: Sent,
  { status, type, text, took }: Got,
) {
  const what = `${method} ${route} ${JSON.stringify(sent).slice(0, 2_000)} → ${status} ${text.slice(0, 500)}`;
  expect(status, what).toBeLessThan(500);
  expect(took, what).toBeLessThan(HANGS);
  if (status < 400) return;
  // A response may repeat the client's input.
  const said = JSON.stringify(sent).includes("constructor")
    ? text.replaceAll("constructor", "")
    : text;
  expect(said, what).not.toMatch(INSIDES);
  const body = JSON.parse(text);
  if (!route.startsWith("v1/")) {
    expect(body.statusCode, what).toBe(status);
    if (status === 400 && Array.isArray(body.message)) {
      expect(body.message.length, what).toBeGreaterThan(0);
      for (const sentence of body.message) expect(sentence, what).toMatch(/^\S.* \S/s);
    }
    return;
  }
  expect(type, what).toBe("application/problem+json");
  expect([body.status, body.error], what).toEqual([status, body.detail]);
  if (body.code !== "invalid") return;
  if (body.report === undefined)
    expect((body.errors ?? body.results)?.length, what).toBeGreaterThan(0);
  for (const { field, message } of body.errors ?? []) {
    expect([typeof field, typeof message], what).toEqual(["string", "string"]);
    expect(message.length, what).toBeGreaterThan(0);
  }
}

describe("every route", { timeout: LONG }, () => {
  test("responds without a fault to any value in any field", async () => {
    for (const each of table) {
      if (each.method === "GET" || each.method === "DELETE") continue;
      const { world, send, base, isCsv } = await prepare(each);
      if (isCsv) continue;
      // The route reads the fields that its issues name.
      const wrong = [{}, 7, "\0"].map((value) =>
        Object.fromEntries(words.map((word) => [word, value])),
      );
      const complaints = (await Promise.all(wrong.map((body) => send({ body }))))
        .map(({ text }) => text)
        .join(" ");
      const read = words.filter((word) => complaints.includes(word));
      const names = [...new Set([...Object.keys(base), ...read, ...read])];
      const value = fc.oneof(
        { arbitrary: fc.constantFrom(...NASTY), weight: 6 },
        { arbitrary: fc.constantFrom(...Object.values(world.ids)), weight: 1 },
        { arbitrary: fc.jsonValue({ maxDepth: 3, noUnicodeString: false }), weight: 1 },
        { arbitrary: fc.string({ unit: "binary" }), weight: 1 },
      );
      const nested = fc.oneof(
        value,
        fc.dictionary(fc.constantFrom(...names, "__proto__"), value, { maxKeys: 3 }),
      );
      const change = fc.dictionary(
        fc.oneof(
          { arbitrary: fc.constantFrom(...names), weight: 9 },
          { arbitrary: fc.constantFrom(...words), weight: 1 },
        ),
        fc.oneof(
          { arbitrary: value, weight: 3 },
          { arbitrary: fc.array(nested, { maxLength: 3 }), weight: 1 },
          nested,
        ),
        { minKeys: 1, maxKeys: 3 },
      );
      let before = await digestRows(world.admin.organizationId);
      await fc.assert(
        fc.asyncProperty(change, async (fields) => {
          const sent = { body: { ...base, ...fields } };
          const got = await send(sent);
          expectHonest(each, sent, got);
          const after = await digestRows(world.admin.organizationId);
          if (got.status >= 400) expect({ ...sent, after }).toEqual({ ...sent, after: before });
          before = after;
        }),
        { numRuns: RUNS },
      );
    }
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("responds without a fault to any query", async () => {
    const world = await createWorld();
    for (const each of table) {
      const { send, base } = await prepare(each, world);
      const deals = [
        "where[id]",
        "where[title]",
        "where[stages]",
        "where[nobody]",
        "order[title]",
        "relations[]",
        "limit",
      ];
      const names = [
        ...words,
        ...deals,
        "page",
        "search",
        "cursor",
        "offset",
        "dry_run",
        "count",
        "include",
        "since",
      ];
      const text = fc.oneof(
        fc.constantFrom(
          ...NASTY.filter((value) => typeof value !== "object").map((value) =>
            String(value).slice(0, 500),
          ),
        ),
        fc.string({ unit: "binary", maxLength: 20 }),
        fc.json({ maxDepth: 2 }),
      );
      const raw = fc.constantFrom(
        "%",
        "%zz",
        "%ff",
        "%00",
        "q=%ff",
        "a[b][c][d]=1",
        "where=1",
        "where[a][b]=c",
        "data={",
        "data=[]",
        "&&=&",
        "data=null",
      );
      const pairs = fc.array(fc.tuple(fc.constantFrom(...names), text), {
        minLength: 1,
        maxLength: 4,
      });
      const query = fc.oneof(
        {
          arbitrary: pairs.map((list) => list.map((pair) => pair.map(encode).join("=")).join("&")),
          weight: 3,
        },
        raw,
      );
      await fc.assert(
        fc.asyncProperty(query, async (sent) => {
          const body =
            each.method === "GET" ? undefined : { ...base, name: 7, title: 7, ids: 7, role: 7 };
          expectHonest(each, { query: sent }, await send({ query: sent, body }));
        }),
        { numRuns: RUNS },
      );
    }
  });

  test("responds without a fault to any header", async () => {
    const value = fc.oneof(
      fc.constantFrom(
        "",
        '"',
        '"1',
        "W/",
        '"99999999999999999999"',
        "*",
        "-1",
        "' OR 1=1",
        "%00",
        "x".repeat(5_000),
      ),
      fc.uuid(),
      fc.string({ unit: "grapheme-ascii", maxLength: 30 }).map((text) => text.trim()),
    );
    const names = [
      "if-match",
      "organization-id",
      "tenant-id",
      "idempotency-key",
      "last-event-id",
      "x-request-id",
      "origin",
      "accept",
      "content-length",
    ];
    const world = await createWorld();
    for (const each of table) {
      const { send } = await prepare(each, world);
      await fc.assert(
        fc.asyncProperty(
          fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1, maxKeys: 2 }),
          async (headers) => {
            expectHonest(
              each,
              { headers },
              await send({ headers, body: { name: 7, title: 7, ids: 7, role: 7 } }),
            );
          },
        ),
        { numRuns: Math.ceil(RUNS / 4) },
      );
    }
  });

  test("that reads JSON refuses other bodies and other encodings, and accepts any depth and length", async () => {
    for (const each of table) {
      if (each.method === "GET" || each.method === "DELETE") continue;
      const { world, send, base, isCsv } = await prepare(each);
      if (isCsv) continue;
      const before = await digestRows(world.admin.organizationId);
      const json = { "content-type": "application/json" };
      for (const body of [
        "{",
        "[",
        "nul",
        '{"name":"a",}',
        "\0",
        '"x"',
        "[]",
        "7",
        "{'name':1}",
        '{"name":"\\ud8"}',
        Buffer.from('{"name":"caf\xe9"}', "latin1"),
        "{}{}",
      ]) {
        const got = await send({ body, headers: json });
        expectHonest(each, { body }, got);
        expect([each, body, got.status]).toEqual([each, body, 400]);
      }
      expect(await digestRows(world.admin.organizationId)).toEqual(before);
      const deep = "[".repeat(50_000) + "]".repeat(50_000);
      const names = [...new Set([...Object.keys(base), "layout", "stages", "anything"])];
      // Together below the limit of 1 MB.
      for (let start = 0; start < names.length; start += 8) {
        const some = names.slice(start, start + 8);
        const members = some.map((name) => `${JSON.stringify(name)}:${deep}`);
        const got = await send({ body: `{${members.join()}}`, headers: json });
        expectHonest(each, { body: `deep ${some.join(", ")}` }, got);
        expect([each, got.status]).not.toEqual([each, 413]);
      }
      const many = Array.from(
        { length: 10_001 },
        (_, index) => `opp_${String(index).padStart(12, "0")}`,
      );
      for (const name of Object.keys(base).filter((field) => Array.isArray(base[field]))) {
        const got = await send({
          body: { ...base, [name]: many, pipeline_stage_id: world.ids.stage },
        });
        expectHonest(each, { body: `10,001 ${name}` }, got);
        expect([each, name, got.text]).toEqual([each, name, expect.stringContaining(name)]);
        expect([each, name, got.status]).toEqual([
          each,
          name,
          each.route.startsWith("v1/") ? 422 : 400,
        ]);
      }
    }
  });
});

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
