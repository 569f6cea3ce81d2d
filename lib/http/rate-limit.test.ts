import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callRoute } from "@/lib/http/testing/call-route";
import { callerFor } from "@/lib/http/testing/caller-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

beforeEach(() => vi.stubEnv("RATE_LIMIT_PER_MINUTE", "3"));
afterEach(() => vi.unstubAllEnvs());

test("a caller beyond the limit gets 429 with Retry-After, and others do not", async () => {
  const organization = await createOrganization();
  const busy = await callerFor(await createMember(organization));
  const other = await callerFor(await createMember(organization));
  for (let n = 0; n < 3; n++) expect((await busy("GET", "/api/pipelines/count")).status).toBe(200);
  for (const path of ["/api/pipelines/count", "/api/v1/crm/change_events"]) {
    const refused = await busy("GET", path);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  }
  expect((await other("GET", "/api/pipelines/count")).status).toBe(200);
});

test("every response of both APIs has the limit and the remaining quota, errors included", async () => {
  const organization = await createOrganization();
  const call = await callerFor(await createMember(organization));
  const spent: string[] = [];
  for (const [method, path, status] of [
    ["GET", "/api/pipelines/count", 200],
    ["GET", "/api/deals/nonsense", 404],
    ["POST", "/api/v1/crm/accounts", 422],
    ["GET", "/api/v1/crm/accounts", 429],
  ] as const) {
    const answer = await call(method, path, method === "POST" ? {} : undefined);
    expect([path, answer.status]).toEqual([path, status]);
    expect(answer.headers.get("ratelimit-policy")).toBe('"default";q=3;w=60');
    const [, left = "", seconds = ""] =
      /^"default";r=(\d+);t=(\d+)$/.exec(answer.headers.get("ratelimit") ?? "") ?? [];
    spent.push(left);
    expect(Number(seconds)).toBeGreaterThan(0);
    expect(Number(seconds)).toBeLessThanOrEqual(60);
  }
  expect(spent).toEqual(["2", "1", "0", "0"]);
});

test("requests without a caller count for their address, on 401, 405 and sign-in; health checks never get 429", async () => {
  vi.stubEnv("TRUST_PROXY", "1");
  const from = (address: string) => ({ "x-forwarded-for": `10.0.0.1, ${address}` });
  const headers = from("192.0.2.1");
  const unknown = await callRoute("GET", "/api/v1/crm/accounts", { headers });
  expect([unknown.status, unknown.headers.get("ratelimit")]).toEqual([
    401,
    expect.stringContaining("r=2;"),
  ]);
  const mistaken = await callRoute("PUT", "/api/v1/crm/accounts", { headers });
  expect([mistaken.status, mistaken.headers.get("ratelimit")]).toEqual([
    405,
    expect.stringContaining("r=1;"),
  ]);
  const wrong = await callRoute("POST", "/api/auth/login", {
    headers,
    body: { email: "a@example.com", password: "x" },
  });
  expect([wrong.status, wrong.headers.get("ratelimit")]).toEqual([
    401,
    expect.stringContaining("r=0;"),
  ]);
  for (const [method, path] of [
    ["GET", "/api/v1/crm/accounts"],
    ["PUT", "/api/v1/crm/accounts"],
    ["POST", "/api/auth/login"],
  ] as const) {
    const refused = await callRoute(method, path, {
      headers,
      body: method === "GET" ? undefined : {},
    });
    expect([path, refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([
      path,
      429,
      true,
    ]);
  }
  const health = await callRoute("GET", "/api/health", { headers });
  expect([health.status, health.headers.get("ratelimit-policy")]).toEqual([
    200,
    '"default";q=3;w=60',
  ]);
  const elsewhere = await callRoute("GET", "/api/v1/crm/accounts", { headers: from("192.0.2.2") });
  expect(elsewhere.status).toBe(401);
  const call = await callerFor(await createMember(await createOrganization()));
  expect((await call("GET", "/api/pipelines/count", undefined, headers)).status).toBe(200);
});
