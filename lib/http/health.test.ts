import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { callRoute } from "./testing/call-route";

const PATHS = ["/api/health", "/api/v1/health"];
const shared = globalThis as typeof globalThis & { opportuneConnection?: unknown };
const connection = shared.opportuneConnection;
const url = process.env.DATABASE_URL;

afterEach(() => {
  shared.opportuneConnection = connection;
  process.env.DATABASE_URL = url ?? "";
});

function useDatabaseAt(port: number) {
  shared.opportuneConnection = undefined;
  process.env.DATABASE_URL = `postgres://nobody@127.0.0.1:${port}/nothing`;
}

test.each(PATHS)("%s is open to everybody and says ok while the database answers", async (path) => {
  const { status, body, headers } = await callRoute("GET", path);
  expect([status, body.status]).toEqual([200, "ok"]);
  expect(headers.get("cache-control")).toBe("no-store");
});

test.each(PATHS)(
  "%s answers 503 with Retry-After when the database cannot be reached",
  async (path) => {
    useDatabaseAt(1);
    const { status, body, headers } = await callRoute("GET", path);
    expect([status, body.statusCode ?? body.status]).toEqual([503, 503]);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toMatch(/ECONN|127\.0\.0\.1|prisma/i);
  },
);

test("answers 503 within 3 seconds when the database takes connections and says nothing", async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  useDatabaseAt(typeof address === "object" && address ? address.port : 1);
  const start = Date.now();
  expect((await callRoute("GET", "/api/health")).status).toBe(503);
  expect(Date.now() - start).toBeLessThan(3_000);
  silent.close();
});

test("takes no other method", async () => {
  const { status, headers } = await callRoute("POST", "/api/health", { body: {} });
  expect([status, headers.get("allow")]).toEqual([405, "GET, OPTIONS"]);
});
