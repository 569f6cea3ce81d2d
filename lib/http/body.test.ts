import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { type Caller, callerFor } from "./testing/caller-for";

const ACCOUNTS = "/api/v1/crm/accounts";
const CSV = "/api/v1/crm/import/opportunities.csv";
let call: Caller;

beforeAll(async () => {
  call = await callerFor(await createMember(await createOrganization()));
});

const FORMS: [string, (text: string) => Buffer][] = [
  ["gzip", gzipSync],
  ["GZip", gzipSync],
  ["x-gzip", gzipSync],
  ["deflate", deflateSync],
  ["deflate", deflateRawSync],
  ["br", brotliCompressSync],
  ["identity", Buffer.from],
];

test.each(FORMS)("a body encoded as %s is decoded", async (encoding, encode) => {
  const headers = { "content-encoding": encoding };
  const json = await call("POST", ACCOUNTS, encode('{"name":"Zürich"}'), headers);
  expect([json.status, json.body.account?.name]).toEqual([201, "Zürich"]);
  const csv = await call("POST", `${CSV}?dry_run=true`, encode("Name\nAcme\n"), {
    ...headers,
    "content-type": "text/csv",
  });
  expect([csv.status, csv.body.rows]).toEqual([200, 1]);
});

test.each(FORMS.slice(0, 6))(
  "a small body that decodes to a large one as %s returns 413",
  async (encoding, encode) => {
    const bomb = encode(`{"name":"${"a".repeat(40_000_000)}"}`);
    expect(bomb.length).toBeLessThan(1_000_000);
    const { status } = await call("POST", ACCOUNTS, bomb, { "content-encoding": encoding });
    expect(status).toBe(413);
  },
);

test.each([
  ["gzip", gzipSync],
  ["deflate", deflateSync],
  ["br", brotliCompressSync],
] as const)("a body that is not %s or ends early returns 400", async (encoding, encode) => {
  const headers = { "content-encoding": encoding };
  const whole = encode(`{"name":"${"ab".repeat(500)}"}`);
  for (const body of [Buffer.from('{"name":"Acme"}'), whole.subarray(0, 15)])
    expect((await call("POST", ACCOUNTS, body, headers)).status).toBe(400);
});

test.each(["zstd", "compress", "gzip, gzip", "made-up"])(
  "a body encoded as %s returns 415 with Accept-Encoding",
  async (encoding) => {
    const answer = await call("POST", ACCOUNTS, "{}", { "content-encoding": encoding });
    expect([answer.status, answer.headers.get("accept-encoding")]).toEqual([
      415,
      "gzip, deflate, br",
    ]);
  },
);

test("a PATCH takes JSON and merge patches, and names them for any other format", async () => {
  const { body } = await call("POST", ACCOUNTS, { name: "Acme" });
  const path = `${ACCOUNTS}/${body.account.id}`;
  const patch = (type: string) => call("PATCH", path, '{"name":"Bolt"}', { "content-type": type });
  expect((await patch("application/merge-patch+json; charset=utf-8")).status).toBe(200);
  for (const type of ["application/json-patch+json", "text/json", "application/xml"]) {
    const { status, headers } = await patch(type);
    expect([status, headers.get("accept-patch")]).toEqual([
      415,
      "application/json, application/merge-patch+json",
    ]);
  }
});
