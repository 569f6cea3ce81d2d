import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJsonInSlices } from "./json-in-slices";

const all: (name: string) => boolean = () => true;
const parse = (text: string | Uint8Array, keeps = all) =>
  parseJsonInSlices(typeof text === "string" ? Buffer.from(text) : text, keeps, "bundle");

/** A value that fills several windows, with the small one in it. */
const around = (value: unknown) => ({
  before: value,
  rows: Array.from({ length: 3_000 }, (_, index) => ({ index, value, text: 'a "quote" \\ [{,' })),
  large: { deeper: [["x".repeat(100_000), value], { value }] },
  after: value,
});

test("parses what JSON.parse parses, to the same value", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(0, 1, 2),
      async (value, indent) => {
        const text = JSON.stringify(around(value), null, indent);
        expect(await parse(text)).toEqual(JSON.parse(text));
      },
    ),
    { numRuns: 15 },
  );
});

test("refuses what JSON.parse refuses", async () => {
  const text = JSON.stringify(around(1));
  await fc.assert(
    fc.asyncProperty(
      fc.nat(text.length - 1),
      fc.constantFrom("", ",", "}", "]", '"', "x", "{", ":"),
      async (at, put) => {
        const broken = text.slice(0, at) + put + text.slice(at + 1);
        let expected: unknown;
        try {
          expected = JSON.parse(broken);
        } catch {
          await expect(parse(broken)).rejects.toMatchObject({ code: "malformed_request" });
          return;
        }
        expect(await parse(broken)).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});

test.each(["[1,]", "[,1]", "[]x", '{"a":1,}', "{,}", "[1 2]"])(
  "refuses %s in a large text",
  async (end) => {
    const large = `{"a":"${"x".repeat(70_000)}","b":${end}}`;
    await expect(parse(large)).rejects.toMatchObject({ code: "malformed_request" });
    await expect(parse(`[${"1,".repeat(40_000)}]`)).rejects.toMatchObject({
      code: "malformed_request",
    });
  },
);

test("takes blanks of any length between items", async () => {
  const blanks = " ".repeat(200_000);
  expect(await parse(`{"a":[1,${blanks}2],${blanks}"b":3}`)).toEqual({ a: [1, 2], b: 3 });
});

test("refuses broken UTF-8 and takes a byte order mark", async () => {
  const large = `{"a":"${"x".repeat(70_000)}"}`;
  await expect(parse(Buffer.from(large.replace("xx", "\xff\xfe"), "latin1"))).rejects.toMatchObject(
    { code: "malformed_request" },
  );
  expect(await parse(`\ufeff${large}`)).toEqual(JSON.parse(large));
});

test("keeps the named members only, also within the wrapper", async () => {
  const rows = Array.from({ length: 20_000 }, () => ({ a: 1 }));
  const keeps = (name: string) => name === "rows" || name === "bundle";
  expect(await parse(JSON.stringify({ rows, other: rows }), keeps)).toEqual({ rows });
  expect(await parse(JSON.stringify({ bundle: { other: rows, rows } }), keeps)).toEqual({
    bundle: { rows },
  });
});

test.each([
  ["millions of empty objects", `{"rows":[${"{},".repeat(1_100_000)}{}]}`],
  ["a text of megabytes", `{"rows":"${"x".repeat(2_000_000)}"}`],
  ["millions of values", `{"rows":[${"1,".repeat(5_100_000)}1]}`],
  [
    "an object of many members",
    `{"rows":{${Array.from({ length: 20_000 }, (_, index) => `"${index}":1`).join()}}}`,
  ],
])("refuses %s as too large", async (_what, text) => {
  await expect(parse(text)).rejects.toMatchObject({ code: "too_large" });
});

test("does not keep other work waiting", async () => {
  const text = `{"rows":[${'{"name":"Acme","tags":[]},'.repeat(400_000)}{}]}`;
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await parse(Buffer.from(text)).catch(() => {});
  clearInterval(timer);
  expect(longest).toBeLessThan(300);
});
