import { afterEach, expect, test, vi } from "vitest";
import { ApiError } from "./api-error";
import { crmRequest } from "./crm-request";

afterEach(() => vi.unstubAllGlobals());

test("a request sends its query without empty parameters, its body as JSON and its version as If-Match", async () => {
  const fetch = answerWith(Response.json({ ok: true }));
  const query = { q: "a&b", limit: 50, cursor: undefined, tag: "" };
  expect(
    await crmRequest("PATCH", "/opportunities/x", { query, body: { name: "A" }, ifMatch: 3 }),
  ).toEqual({
    ok: true,
  });
  const [url, options] = fetch.mock.calls[0] ?? [];
  expect(url).toBe("/api/v1/crm/opportunities/x?q=a%26b&limit=50");
  expect(options).toMatchObject({
    method: "PATCH",
    body: '{"name":"A"}',
    credentials: "same-origin",
  });
  expect(new Headers(options?.headers).get("if-match")).toBe('"3"');
});

test("a response without content resolves to undefined", async () => {
  answerWith(new Response(null, { status: 204 }));
  expect(await crmRequest("DELETE", "/opportunities/x")).toBeUndefined();
});

test("an error response is thrown with its status, code, sentence, fields and whole body", async () => {
  const problem = {
    code: "conflict",
    detail: "It has moved",
    errors: [{ field: "name", message: "is taken" }],
    opportunity: { id: "x" },
  };
  answerWith(Response.json(problem, { status: 409 }));
  const error = await crmRequest("PATCH", "/opportunities/x").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    status: 409,
    code: "conflict",
    detail: "It has moved",
    errors: problem.errors,
    body: problem,
  });
});

test("an error response without a problem document still has a sentence to show", async () => {
  answerWith(new Response("<html>", { status: 502 }));
  await expect(crmRequest("GET", "/opportunities")).rejects.toMatchObject({
    status: 502,
    detail: "Something went wrong. Try again.",
  });
});

test("an unreachable server is status 0, and an aborted request stays an abort", async () => {
  vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("failed to fetch")));
  await expect(crmRequest("GET", "/opportunities")).rejects.toMatchObject({
    status: 0,
    code: "unreachable",
  });
  await expect(
    crmRequest("GET", "/opportunities", { signal: AbortSignal.abort() }),
  ).rejects.toBeInstanceOf(TypeError);
});

function answerWith(response: Response) {
  const fetch = vi.fn<typeof globalThis.fetch>().mockResolvedValue(response);
  vi.stubGlobal("fetch", fetch);
  return fetch;
}
