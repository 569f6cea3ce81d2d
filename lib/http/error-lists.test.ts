import { beforeAll, expect, test } from "vitest";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { type Caller, callerFor } from "./testing/caller-for";

let call: Caller;
beforeAll(async () => {
  call = await callerFor(await createMember(await createOrganization()));
});

const MANY_NAMES = Object.fromEntries(
  Array.from({ length: 75_000 }, (_, index) => [`k${index}`, []]),
);
const MANY = Array.from({ length: 330_000 }, () => ({}));

test.each([
  ["POST", "/api/v1/crm/accounts", { name: "Acme", tags: MANY }, "tags must hold at most 50 tags"],
  [
    "POST",
    "/api/v1/crm/opportunities/bulk",
    { ids: MANY, delete: true },
    "ids must name at most 500",
  ],
  [
    "POST",
    "/api/v1/crm/opportunities/reorder",
    { pipeline_stage_id: "x", ordered_ids: MANY },
    "at most 10000",
  ],
  ["PATCH", "/api/v1/crm/organization", { lost_reasons: MANY }, "at most"],
])(
  "%s %s with a megabyte of wrong items names the limit, at once",
  async (method, path, body, sentence) => {
    const started = performance.now();
    const answer = await call(method, path, body);
    expect([answer.status, answer.body.detail]).toEqual([422, expect.stringContaining(sentence)]);
    expect(answer.body.errors.length).toBeLessThanOrEqual(2);
    expect(performance.now() - started).toBeLessThan(2_000);
  },
);

test.each([
  ["lock_versions", { ids: ["x"], lock_versions: MANY_NAMES }, "at most 100 records"],
  ["fields", { ids: ["x"], lock_versions: {}, fields: MANY_NAMES }, "at most 100 fields"],
])("a merge with a megabyte of wrong %s names the limit, at once", async (_, body, sentence) => {
  const { body: made } = await call("POST", "/api/v1/crm/accounts", { name: "Acme" });
  const started = performance.now();
  const answer = await call("POST", `/api/v1/crm/accounts/${made.account.id}/merge`, body);
  expect([answer.status, answer.body.detail]).toEqual([422, expect.stringContaining(sentence)]);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test("a view with a megabyte of wrong filters names the limit, at once", async () => {
  const started = performance.now();
  const view = { name: "Mine", query: MANY_NAMES };
  const { status, body } = await call("POST", "/api/v1/crm/views", view);
  expect([status, body.errors]).toEqual([
    422,
    [{ field: "query", message: "must name at most 200 filters" }],
  ]);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test("a pipeline with a megabyte of wrong stages names the limit, at once", async () => {
  const started = performance.now();
  const { status, body } = await call("POST", "/api/pipelines", { name: "x", stages: MANY });
  expect([status, body.message]).toEqual([400, ["stages must hold at most 50 stages"]]);
  expect(performance.now() - started).toBeLessThan(1_000);
});

test("an error lists 100 fields and says how many more there are", async () => {
  const ids = Array.from({ length: 500 }, () => 7);
  const { status, body } = await call("POST", "/api/v1/crm/opportunities/bulk", {
    ids,
    delete: true,
  });
  expect([status, body.errors.length]).toEqual([422, 100]);
  expect(body.detail).toMatch(/ids\[99\] must be a text; and 400 more$/);
});

test("the Deals API lists 100 sentences and says how many more there are", async () => {
  const stages = Array.from({ length: 50 }, () => ({ name: 7, probability: "x", color: 1 }));
  const { status, body } = await call("POST", "/api/pipelines", { name: "x", stages });
  expect([status, body.message.length]).toEqual([400, 101]);
  expect(body.message.at(-1)).toMatch(/^and \d+ more$/);
});
