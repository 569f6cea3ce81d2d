import { expect, test } from "vitest";
import { callRoute } from "@/lib/http/testing/call-route";
import { metrics } from "./metrics";
import { routeOf } from "./record-response";

test("all records of a route share one metrics label, and unknown paths share one", () => {
  const uuid = "0b4f3f1e-8b7a-4c8e-9a51-3f0c1d2e3a4b";
  expect(routeOf(`/api/v1/crm/opportunities/${uuid}/restore`, 200)).toBe(
    "/api/v1/crm/opportunities/:id/restore",
  );
  expect(routeOf("/api/v1/crm/accounts/acct_1a2b3c", 412)).toBe("/api/v1/crm/accounts/:id");
  expect(routeOf("/api/deals/count", 401)).toBe("/api/deals/count");
  expect(routeOf("/api/made/up", 404)).toBe("(none)");
});

test("metrics require the token and count finished requests", async () => {
  const ask = (token?: string) =>
    metrics(
      new Request("http://localhost/api/metrics", {
        headers: token ? { authorization: `Bearer ${token}` } : {},
      }),
    );
  delete process.env.METRICS_TOKEN;
  expect((await ask("anything")).status).toBe(404);
  process.env.METRICS_TOKEN = "the-token-of-this-test";
  try {
    expect((await ask()).status).toBe(401);
    expect((await ask("another-token")).status).toBe(401);
    await callRoute("GET", "/api/ping", {});
    const text = await (await ask("the-token-of-this-test")).text();
    expect(text).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/api\/ping",status="200"\} [1-9]/,
    );
    expect(text).toContain("process_resident_memory_bytes");
  } finally {
    delete process.env.METRICS_TOKEN;
  }
});
