import { expect, test } from "vitest";
import { callRoute } from "@/lib/http/testing/call-route";
import { routeOf } from "./record-response";

test("all records of a route share one metrics label, and unknown paths share one", () => {
  const uuid = "0b4f3f1e-8b7a-4c8e-9a51-3f0c1d2e3a4b";
  expect(routeOf(`/api/v1/crm/opportunities/${uuid}/restore`, { id: uuid })).toBe(
    "/api/v1/crm/opportunities/:id/restore",
  );
  expect(routeOf("/api/v1/crm/accounts/made%20up", { id: "made up" })).toBe(
    "/api/v1/crm/accounts/:id",
  );
  expect(routeOf("/api/pipelines/x/stages/x", { id: "x", stageId: "x" })).toBe(
    "/api/pipelines/:id/stages/:stageId",
  );
  expect(routeOf("/api/deals/deals", { id: "deals" })).toBe("/api/deals/:id");
  expect(routeOf("/api/deals/count", {})).toBe("/api/deals/count");
  expect(routeOf("/api/made/up", { unknown: ["made", "up"] })).toBe("(none)");
});

test("metrics require the token and count finished requests", async () => {
  const ask = (token?: string) => callRoute("GET", "/api/metrics", { token });
  delete process.env.METRICS_TOKEN;
  expect((await ask("anything")).status).toBe(404);
  process.env.METRICS_TOKEN = "the-token-of-this-test";
  try {
    expect((await ask()).status).toBe(401);
    expect((await ask("another-token")).status).toBe(401);
    await callRoute("GET", "/api/ping", {});
    const { body: text } = await ask("the-token-of-this-test");
    expect(text).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/api\/ping",status="200"\} [1-9]/,
    );
    expect(text).toContain("process_resident_memory_bytes");
    expect(text).toContain("opportune_event_streams_open 0");
    expect(text).toContain("opportune_imports_running 0");
    expect(text).toMatch(/opportune_database_connections\{state="waiting"\} \d/);
  } finally {
    delete process.env.METRICS_TOKEN;
  }
});

test("made-up paths, methods and ids make no further series", async () => {
  process.env.METRICS_TOKEN = "the-token-of-this-test";
  const series = async () => {
    const { body } = await callRoute("GET", "/api/metrics", { token: "the-token-of-this-test" });
    return new Set(String(body).match(/route="[^"]*"/g)).size;
  };
  try {
    await callRoute("GET", "/api/made/up");
    await callRoute("GET", "/api/deals/made-up");
    const before = await series();
    for (const letter of "abcdefgh") {
      await callRoute("GET", `/api/${letter}/${letter}/up`);
      await callRoute("POST", `/api/${letter}`, { body: {} });
      await callRoute("GET", `/api/v1/${letter}`);
      await callRoute("GET", `/api/v1/crm/${letter}/${letter}`);
      await callRoute("GET", `/api/auth/${letter}`);
      await callRoute("GET", `/api/deals/${letter}`);
    }
    expect(await series()).toBe(before);
  } finally {
    delete process.env.METRICS_TOKEN;
  }
});
