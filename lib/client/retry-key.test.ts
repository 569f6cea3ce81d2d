import { afterEach, expect, test, vi } from "vitest";
import { crmRequest } from "./crm-request";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

type Outcome = Response | "lost";

/** Sends a POST that meets the outcome and returns the key it was sent with. */
async function post(path: string, body: object, outcome: Outcome): Promise<string | null> {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => {
    if (outcome === "lost") throw new TypeError("failed to fetch");
    return outcome;
  });
  vi.stubGlobal("fetch", fetch);
  await crmRequest("POST", path, { body }).catch(() => undefined);
  return new Headers(fetch.mock.calls[0]?.[1]?.headers).get("idempotency-key");
}
const ok = () => Response.json({}, { status: 201 });
const failed = (status: number) => new Response("<html>", { status });

test.each([
  ["the connection was lost", () => "lost" as const],
  ["a proxy gave up", () => failed(504)],
  ["the server failed", () => failed(500)],
  ["the first attempt is still running", () => failed(409)],
  ["the limit was reached", () => failed(429)],
  ["the response broke off", () => new Response("{", { status: 201 })],
])("an unchanged form is sent again with the same key after %s", async (name, outcome) => {
  const key = await post(`/accounts?${name}`, { name }, outcome());
  expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(await post(`/accounts?${name}`, { name }, "lost")).toBe(key);
  expect(await post(`/accounts?${name}`, { name }, ok())).toBe(key);
  expect(await post(`/accounts?${name}`, { name }, ok())).not.toBe(key);
});

test("an edited form, another address and an answered request have keys of their own", async () => {
  const keys = [
    await post("/leads", { name: "Ada" }, "lost"),
    await post("/leads", { name: "Ada L." }, "lost"),
    await post("/contacts", { name: "Ada" }, "lost"),
    await post("/leads", { name: "Grace" }, failed(422)),
    await post("/leads", { name: "Grace" }, ok()),
    await post("/leads", { name: "Grace" }, ok()),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test("a second press while the first is running is a request of its own", async () => {
  const [first, second] = await Promise.all([
    post("/views", { name: "A" }, ok()),
    post("/views", { name: "A" }, ok()),
  ]);
  expect(first).not.toBe(second);
});

test("after half an hour an equal request is a new one", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const key = await post("/leads", { name: "Later" }, "lost");
  vi.setSystemTime(Date.now() + 31 * 60_000);
  expect(await post("/leads", { name: "Later" }, "lost")).not.toBe(key);
});

test("a key needs no secure context", async () => {
  const { getRandomValues } = crypto;
  vi.stubGlobal("crypto", { getRandomValues: getRandomValues.bind(crypto) });
  expect(await post("/leads", { name: "Plain HTTP" }, ok())).toHaveLength(36);
});
