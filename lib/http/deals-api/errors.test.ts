import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { callRoute } from "@/lib/http/testing/call-route";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOpportunity } from "@/prisma/factories/create-opportunity";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";

const FORBIDDEN = { statusCode: 403, message: "Forbidden resource", error: "Forbidden" };
const NOT_FOUND = {
  statusCode: 404,
  message: "The requested record was not found",
  error: "Not Found",
};

let rep: FactoryMember;
let asRep: Caller;
let asViewer: Caller;
let pipelineId: string;
let stageId: string;
let dealId: string;

beforeAll(async () => {
  const organization = await createOrganization();
  rep = await createMember(organization, { role: "REP" });
  asRep = await callerFor(rep);
  asViewer = await callerFor(await createMember(organization, { role: "VIEWER" }));
  const pipeline = await createPipeline(organization.id, { userId: rep.userId });
  const [stage] = pipeline.stages;
  if (!stage) throw new Error("A pipeline has stages");
  pipelineId = pipeline.id;
  stageId = stage.id;
  dealId = (await createOpportunity(stage)).id;
});

const READS = [
  "/api/pipelines",
  "/api/pipelines/count",
  "/api/pipelines/pagination",
  "/api/pipelines/:pipeline",
  "/api/pipelines/:pipeline/deals",
  "/api/deals",
  "/api/deals/count",
  "/api/deals/pagination",
  "/api/deals/:deal",
  "/api/organization-contact",
  "/api/organization-contact/count",
  "/api/organization-contact/pagination",
  "/api/organization-contact/:unknown",
];
const WRITES = [
  ["POST", "/api/pipelines"],
  ["PUT", "/api/pipelines/:pipeline"],
  ["DELETE", "/api/pipelines/:pipeline"],
  ["POST", "/api/pipelines/:pipeline/stages"],
  ["PUT", "/api/pipelines/:pipeline/stages/:stage"],
  ["DELETE", "/api/pipelines/:pipeline/stages/:stage"],
  ["POST", "/api/deals"],
  ["PUT", "/api/deals/:deal"],
  ["DELETE", "/api/deals/:deal"],
  ["PUT", "/api/deals/:deal/recover"],
  ["POST", "/api/organization-contact"],
  ["PUT", "/api/organization-contact/:unknown"],
  ["DELETE", "/api/organization-contact/:unknown"],
] as const;

const at = (path: string) =>
  path
    .replace(":pipeline", pipelineId)
    .replace(":stage", stageId)
    .replace(":deal", dealId)
    .replace(":unknown", "unknown");

describe("errors of every route", () => {
  test("no caller: 401 with WWW-Authenticate", async () => {
    for (const [method, path] of [...READS.map((read) => ["GET", read] as const), ...WRITES]) {
      for (const token of [undefined, "nonsense", "opk_live_abcdefgh_0123456789abcdef0123"]) {
        const { status, body, headers } = await callRoute(method, at(path), { token });
        expect([path, status, body]).toEqual([
          path,
          401,
          { statusCode: 401, message: "Unauthorized" },
        ]);
        expect(headers.get("www-authenticate")).toBe(
          `Bearer realm="opportune"${token ? ', error="invalid_token"' : ""}`,
        );
      }
    }
  });

  test("a VIEWER reads everything and writes nothing: 403 precedes errors of body and record", async () => {
    for (const path of READS)
      expect((await asViewer("GET", at(path))).status).toBe(path.includes("unknown") ? 404 : 200);
    for (const [method, path] of WRITES) {
      for (const [body, headers] of [
        [undefined, {}],
        [{}, {}],
        ["{", {}],
        ["hello", { "content-type": "text/plain" }],
      ] as const) {
        const answer = await asViewer(method, at(path), body, headers);
        expect([method, path, answer.status, answer.body]).toEqual([method, path, 403, FORBIDDEN]);
      }
    }
  });

  test("a body that is not a JSON object: 415, 413 or 400 precede 404", async () => {
    for (const [method, path] of WRITES) {
      const send = (body: string, headers = {}) => asRep(method, at(path), body, headers);
      expect(
        (await send("a=b", { "content-type": "application/x-www-form-urlencoded" })).body,
      ).toMatchObject({
        statusCode: 415,
        error: "Unsupported Media Type",
      });
      expect((await send(`"${"x".repeat(1_000_001)}"`)).body).toMatchObject({
        statusCode: 413,
        error: "Content Too Large",
      });
      for (const body of ["{", "[]", '"text"', "5", "null"]) {
        expect((await send(body)).body).toMatchObject({ statusCode: 400, error: "Bad Request" });
      }
    }
  });

  test("a wrong method: 405 with Allow", async () => {
    for (const [method, path, allow] of [
      ["PATCH", "/api/pipelines/:pipeline", "GET, HEAD, PUT, DELETE, OPTIONS"],
      ["POST", "/api/deals/count", "GET, HEAD, OPTIONS"],
      ["DELETE", "/api/deals", "GET, HEAD, POST, OPTIONS"],
      ["GET", "/api/deals/:deal/recover", "PUT, OPTIONS"],
      ["GET", "/api/pipelines/:pipeline/stages", "POST, OPTIONS"],
    ] as const) {
      const { status, body, headers } = await asRep(method, at(path));
      expect([status, body.statusCode, body.error]).toEqual([405, 405, "Method Not Allowed"]);
      expect(headers.get("allow")).toBe(allow);
    }
  });

  test("an unknown path: 404", async () => {
    for (const path of [
      "/api/deals/:deal/nothing",
      "/api/pipelines/:pipeline/stages/:stage/more",
      "/api/nothing",
    ]) {
      expect((await asRep("GET", at(path))).body).toEqual(NOT_FOUND);
    }
  });

  test("every response has a request id", async () => {
    expect((await asRep("GET", "/api/deals")).headers.get("x-request-id")).toMatch(/^[\w.-]+$/);
    expect(
      (await asRep("GET", "/api/deals", undefined, { "X-Request-Id": "mine-1" })).headers.get(
        "x-request-id",
      ),
    ).toBe("mine-1");
  });
});

describe("arbitrary input", () => {
  const rounds = { numRuns: process.env.OPPORTUNE_LONG_TESTS ? 400 : 60 };
  const nasty = fc.constantFrom(
    "",
    "\0",
    "\ud800",
    "%",
    "_",
    "\\",
    "'; DROP TABLE deals; --",
    "__proto__",
    "1e400",
    "null",
    "9".repeat(30),
  );
  const value = fc.oneof(
    nasty,
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.jsonValue({ maxDepth: 3 }),
  );
  const answered = [200, 201, 202, 400, 403, 404, 409];

  function hasGoodForm({
    status,
    body,
  }: {
    status: number;
    body: { statusCode?: number; message?: unknown };
  }) {
    expect(answered).toContain(status);
    if (status < 400) return;
    expect(body.statusCode).toBe(status);
    if (status === 400) for (const text of [body.message].flat()) expect(text).toMatch(/^\w.* \S/s);
    expect(JSON.stringify(body)).not.toMatch(/prisma|SELECT |constraint|node_modules|\bat .*\.ts/);
  }

  test("any body gets a well-formed response", async () => {
    const field = fc.constantFrom(
      ..."title stageId clientId probability amount currency expectedCloseDate lostReason name description isActive stages index stageType color".split(
        " ",
      ),
      ..."primaryEmail primaryPhone contactType accountId ownerUserId tags __proto__ constructor id".split(
        " ",
      ),
    );
    const stage = fc.dictionary(field, value, { maxKeys: 5 });
    const body = fc.tuple(
      fc.dictionary(field, value, { maxKeys: 8 }),
      fc.option(fc.array(fc.oneof(stage, value), { maxLength: 4 })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...WRITES.filter(([method]) => method !== "DELETE")),
        body,
        async ([method, path], [sent, stages]) => {
          const whole = JSON.stringify(stages === null ? sent : { ...sent, stages });
          hasGoodForm(await asRep(method, at(path), whole));
        },
      ),
      rounds,
    );
  });

  test("any query gets a well-formed response", async () => {
    const name = fc.oneof(
      fc.constantFrom(
        "title",
        "name",
        "stageId",
        "probability",
        "amount",
        "createdAt",
        "isActive",
        "stages",
        "id",
        "lockVersion",
        "contactType",
      ),
      fc.string({ maxLength: 8 }),
    );
    const text = fc.oneof(
      nasty,
      fc.string(),
      fc.integer().map(String),
      fc.constantFrom("ASC", "desc", "stages", "2026-01-01", "true"),
    );
    const pair = fc.oneof(
      fc.tuple(name, text).map(([key, sent]) => [`where[${key}]`, sent]),
      fc.tuple(name, text).map(([key, sent]) => [`order[${key}]`, sent]),
      fc.tuple(
        fc.constantFrom(
          "relations[]",
          "relations[3]",
          "relations",
          "take",
          "skip",
          "page",
          "limit",
          "search",
          "stageId",
          "clientId",
          "join[a][b]",
        ),
        text,
      ),
      fc.tuple(
        fc.constant("data"),
        fc.jsonValue({ maxDepth: 3 }).map((sent) => JSON.stringify({ findInput: sent })),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...READS),
        fc.array(pair, { maxLength: 5 }),
        async (path, pairs) => {
          const query = pairs
            .map(([key = "", sent = ""]) => `${encode(key)}=${encode(sent)}`)
            .join("&");
          hasGoodForm(await asRep("GET", `${at(path)}?${query}`));
        },
      ),
      rounds,
    );
  });

  const encode = (sent: string) => encodeURIComponent(sent.toWellFormed());
});
