import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { type CallOptions, callRoute } from "./testing/call-route";

const ACCOUNTS = "/api/v1/crm/accounts";
const PIPELINES = "/api/pipelines";

let token: string;
let readKey: string;

beforeAll(async () => {
  const member = await createMember(await createOrganization());
  token = await signAccessToken(member.userId, member.organizationId);
  readKey = (await createApiKey(member, { scope: "read" })).key;
});

const post = (path: string, options: CallOptions) => callRoute("POST", path, { token, ...options });

describe("a body", () => {
  test.each([ACCOUNTS, PIPELINES])(
    "that is not JSON or not an object returns 400 (%s)",
    async (path) => {
      for (const body of ["{", "[1]", '"text"', "null", "7", "{'name':1}"]) {
        const answer = await post(path, { body });
        expect(answer.status).toBe(400);
        if (path === ACCOUNTS) expect(answer.body.code).toBe("malformed_request");
        else expect(answer.body).toMatchObject({ statusCode: 400, error: "Bad Request" });
      }
    },
  );

  test.each([ACCOUNTS, PIPELINES])("of another media type returns 415 (%s)", async (path) => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data",
      "application/jsonp",
    ]) {
      const answer = await post(path, {
        body: '{"name":"Acme"}',
        headers: { "content-type": type },
      });
      expect(answer.status).toBe(415);
    }
    const utf8 = { "content-type": "application/json; charset=utf-8" };
    expect((await post(path, { body: '{"name":"Acme"}', headers: utf8 })).status).toBe(201);
    const vendor = { "content-type": "application/vnd.api+json" };
    expect((await post(path, { body: '{"name":"Acme"}', headers: vendor })).status).toBe(201);
  });

  test.each([ACCOUNTS, PIPELINES])(
    "over 1 MB returns 413, with or without Content-Length (%s)",
    async (path) => {
      const body = JSON.stringify({ name: "Acme", description: "x".repeat(1_000_001) });
      expect((await post(path, { body })).status).toBe(413);
      expect(
        (await post(path, { body, headers: { "content-length": String(body.length) } })).status,
      ).toBe(413);
    },
  );

  test("may be wrapped or bare, and absent where none is needed", async () => {
    expect((await post(ACCOUNTS, { body: { account: { name: "Acme" } } })).body.account.name).toBe(
      "Acme",
    );
    expect((await post(ACCOUNTS, { body: { name: "Bolt" } })).body.account.name).toBe("Bolt");
    const { account } = (await post(ACCOUNTS, { body: { name: "Core" } })).body;
    expect((await post(`${ACCOUNTS}/${account.id}/restore`, {})).status).toBe(200);
  });
});

describe("a method that a route does not have", () => {
  test.each([
    [ACCOUNTS, "DELETE", "GET, HEAD, POST, OPTIONS"],
    [`${ACCOUNTS}/acct_x`, "POST", "GET, HEAD, PATCH, DELETE, OPTIONS"],
    [`${ACCOUNTS}/acct_x`, "PUT", "GET, HEAD, PATCH, DELETE, OPTIONS"],
    [`${ACCOUNTS}/acct_x/restore`, "GET", "POST, OPTIONS"],
    ["/api/v1/crm/contacts", "PATCH", "GET, HEAD, POST, OPTIONS"],
    ["/api/auth/login", "GET", "POST, OPTIONS"],
    ["/api/auth/refresh-token", "DELETE", "POST, OPTIONS"],
    ["/api/v1/auth/login", "PUT", "POST, OPTIONS"],
    ["/api/user/me", "POST", "GET, HEAD, OPTIONS"],
    ["/api/v1/health", "PATCH", "GET, HEAD, OPTIONS"],
  ])("%s %s answers 405 with Allow: %s", async (path, method, allow) => {
    const { status, headers, body } = await callRoute(method, path, { token });
    expect([status, headers.get("allow")]).toEqual([405, allow]);
    expect(body.status ?? body.statusCode).toBe(405);
  });

  test("a preflight lists the allowed methods and headers", async () => {
    const { status, headers } = await callRoute("OPTIONS", `${ACCOUNTS}/acct_x`);
    expect([status, headers.get("access-control-allow-methods")]).toEqual([
      204,
      "GET, HEAD, PATCH, DELETE",
    ]);
    expect(headers.get("access-control-allow-headers")).toMatch(/Authorization.*If-Match/);
  });

  test("a preflight allows every header that the page is about to send", async () => {
    const asked = Array.from({ length: 20 }, (_, index) => `x-sdk-${index}`).join(", ");
    const preflight = async (sent: string) => {
      const headers = { "access-control-request-headers": sent };
      const answer = await callRoute("OPTIONS", ACCOUNTS, { headers });
      return answer.headers.get("access-control-allow-headers");
    };
    expect(await preflight(`authorization,language,traceparent,${asked}`)).toBe(
      `authorization,language,traceparent,${asked}`,
    );
    expect(await preflight("x".repeat(5_000))).toMatch(/^Authorization/);
    expect(await preflight("a b; c")).toMatch(/^Authorization/);
  });

  test("pages of other origins may read the headers that clients need", async () => {
    const { headers } = await callRoute("GET", ACCOUNTS, { token });
    const exposed = headers.get("access-control-expose-headers")?.split(", ");
    expect(exposed).toEqual(
      expect.arrayContaining(["Content-Disposition", "Link", "ETag", "Retry-After", "Allow"]),
    );
  });
});

describe("an unknown path", () => {
  test.each(["/api/nothing", "/api/deals-of-old/1/2", "/api/v2/crm/accounts"])(
    "%s answers 404",
    async (path) => {
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
        const { status, body } = await callRoute(method, path, { token });
        expect([status, body]).toEqual([
          404,
          { statusCode: 404, message: "The requested record was not found", error: "Not Found" },
        ]);
      }
    },
  );

  test("below the CRM API returns 404 as a problem", async () => {
    const { status, body } = await callRoute("GET", "/api/v1/crm/nothing/here", { token });
    expect([status, body.code]).toEqual([404, "not_found"]);
  });

  test("returns 401 without a caller", async () => {
    expect((await callRoute("GET", "/api/nothing")).status).toBe(401);
  });
});

test("errors come in the order of the contract", async () => {
  const unknown = `${ACCOUNTS}/${randomUUID()}`;
  const wrongType = { "content-type": "text/plain" };
  const patch = (options: CallOptions) => callRoute("PATCH", unknown, options);
  expect((await patch({ body: "{", headers: wrongType })).status).toBe(401);
  expect((await patch({ token: readKey, body: "{", headers: wrongType })).status).toBe(403);
  expect((await patch({ token, body: "{", headers: wrongType })).status).toBe(415);
  expect((await patch({ token, body: "{" })).status).toBe(400);
  expect((await patch({ token, body: { name: "" }, headers: { "if-match": '"9"' } })).status).toBe(
    404,
  );
  const { account } = (await post(ACCOUNTS, { body: { name: "Acme" } })).body;
  const onto = (body: object) =>
    callRoute("PATCH", `${ACCOUNTS}/${account.id}`, {
      token,
      body,
      headers: { "if-match": '"9"' },
    });
  expect((await onto({ name: "" })).status).toBe(422);
  expect((await onto({ name: "Bolt" })).status).toBe(412);
});

test("every response has a request id, the client's own if it is valid", async () => {
  const sent = { "x-request-id": "abc-123" };
  expect(
    (await callRoute("GET", ACCOUNTS, { token, headers: sent })).headers.get("x-request-id"),
  ).toBe("abc-123");
  const bad = { "x-request-id": "a b<c>" };
  expect(
    (await callRoute("GET", ACCOUNTS, { token, headers: bad })).headers.get("x-request-id"),
  ).toMatch(/^[\w-]{36}$/);
});
