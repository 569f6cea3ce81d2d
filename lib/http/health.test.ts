import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { ProcessGlobal } from "@/lib/process-global";
import { callRoute } from "./testing/call-route";

const PATHS = ["/api/health", "/api/v1/health"];
const slot = new ProcessGlobal<unknown>("opportuneConnection");
const connection = slot.get();
const url = process.env.DATABASE_URL;

afterEach(() => {
  slot.set(connection);
  process.env.DATABASE_URL = url ?? "";
});

function useDatabaseAt(port: number) {
  slot.set(undefined);
  process.env.DATABASE_URL = `postgres://nobody@127.0.0.1:${port}/nothing`;
}

test.each(PATHS)("%s returns ok without a caller while the database responds", async (path) => {
  const { status, body, headers } = await callRoute("GET", path);
  expect([status, body.status]).toEqual([200, "ok"]);
  expect(headers.get("cache-control")).toBe("no-store");
});

test.each(PATHS)(
  "%s returns 503 with Retry-After if the database cannot be reached",
  async (path) => {
    useDatabaseAt(1);
    const { status, body, headers } = await callRoute("GET", path);
    expect([status, body.statusCode ?? body.status]).toEqual([503, 503]);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toMatch(/ECONN|127\.0\.0\.1|prisma/i);
  },
);

test("returns 503 within 3 seconds if the database accepts connections and does not respond", async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  useDatabaseAt(typeof address === "object" && address ? address.port : 1);
  const start = Date.now();
  expect((await callRoute("GET", "/api/health")).status).toBe(503);
  expect(Date.now() - start).toBeLessThan(3_000);
  silent.close();
});

test("refuses other methods", async () => {
  const { status, headers } = await callRoute("POST", "/api/health", { body: {} });
  expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
});
