import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { CONNECTION_ADDRESS } from "@/lib/auth/client-address";
import { rememberDevice } from "@/lib/auth/device-cookie";
import { systemDb } from "@/lib/db/client";
import { callRoute } from "@/lib/http/testing/call-route";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createUser } from "@/prisma/factories/create-user";

let member: FactoryMember;

beforeAll(async () => {
  process.env.TRUST_PROXY = "1";
  member = await createMember(await createOrganization(), { role: "REP" });
});

afterAll(() => {
  delete process.env.TRUST_PROXY;
});

const dealsLogin = (body: unknown, address: string = randomUUID()) =>
  callRoute("POST", "/api/auth/login", { body, headers: { "x-forwarded-for": address } });
const crmLogin = (body: unknown, address: string = randomUUID()) =>
  callRoute("POST", "/api/v1/auth/login", { body, headers: { "x-forwarded-for": address } });

describe("POST /api/auth/login", () => {
  test("returns a token for one hour, a refresh token and the user", async () => {
    const { status, body, headers } = await dealsLogin({
      email: member.email,
      password: member.password,
    });
    expect(status).toBe(200);
    expect(body.user).toMatchObject({
      id: member.userId,
      email: member.email,
      name: member.name,
      tenantId: member.tenantId,
      employee: { organizationId: member.organizationId },
      permissions: ["VIEW_SALES_PIPELINES", "EDIT_SALES_PIPELINES"],
    });
    expect(Object.keys(body).sort()).toEqual(["refresh_token", "token", "user"]);
    expect(JSON.stringify(body.user)).not.toMatch(/hash|epoch/i);
    expect(headers.get("set-cookie")).toBeNull();
    const claims = JSON.parse(Buffer.from(body.token.split(".")[1], "base64url").toString());
    expect(claims).toMatchObject({
      sub: member.userId,
      org: member.organizationId,
      iss: expect.any(String),
    });
    // The second may change between the two.
    expect([3600, 3601]).toContain(claims.exp - claims.iat);
    expect((await callRoute("GET", "/api/user/me", { token: body.token })).status).toBe(200);
  });

  test("accepts the address in any case and with surrounding blanks", async () => {
    const email = `  ${member.email.toUpperCase()} `;
    expect((await dealsLogin({ email, password: member.password })).status).toBe(200);
  });

  test("starts in the requested organization, else the one used last, else the one joined first", async () => {
    const first = await createOrganization();
    const second = await createOrganization({ tenantId: first.tenantId });
    const other = await createOrganization();
    const user = await createUser({ tenantId: first.tenantId });
    const credentials = { email: user.email, password: user.password };
    await createMember(second, { user, joinedAt: new Date("2026-02-01") });
    await createMember(first, { user, joinedAt: new Date("2026-01-01") });
    const startsIn = async (organizationId?: string) =>
      (await dealsLogin({ ...credentials, organizationId })).body.user?.employee.organizationId;
    expect(await startsIn()).toBe(first.id);
    expect(await startsIn(second.id.toUpperCase())).toBe(second.id);
    expect(await startsIn()).toBe(second.id);
    const foreign = await dealsLogin({ ...credentials, organizationId: other.id });
    const unknown = await dealsLogin({ ...credentials, organizationId: randomUUID() });
    expect([foreign.status, foreign.body]).toEqual([
      401,
      { statusCode: 401, message: "Unauthorized" },
    ]);
    expect([unknown.status, unknown.body]).toEqual([foreign.status, foreign.body]);
  });

  test.each([
    [{}, ["email is required", "password is required"]],
    [{ email: 5, password: null }, ["email must be a text", "password must be a text"]],
    [{ email: "a\0b", password: "x" }, ["email must not contain NUL or broken characters"]],
    [{ email: "a".repeat(321), password: "x" }, ["email must be at most 320 characters"]],
    [{ email: "a@b.c", password: "x", organizationId: 7 }, ["organizationId must be a text"]],
  ])("refuses the body %j with 400, a sentence for each field", async (body, message) => {
    const answer = await dealsLogin(body);
    expect([answer.status, answer.body]).toEqual([
      400,
      { statusCode: 400, message, error: "Bad Request" },
    ]);
  });
});

describe("POST /api/v1/auth/login", () => {
  test("returns a token and the user", async () => {
    const { status, body } = await crmLogin({ username: member.email, password: member.password });
    expect(status).toBe(200);
    const { userId: id, email, organizationId: organization_id } = member;
    expect(body).toEqual({
      token: expect.any(String),
      admin: { id, username: email, email, organization_id },
    });
    expect((await callRoute("GET", "/api/v1/crm/accounts", { token: body.token })).status).toBe(
      200,
    );
  });

  test("returns 422 for a body without its fields, listing each", async () => {
    const { status, body } = await crmLogin({ username: 1 });
    expect([status, body.code]).toEqual([422, "invalid"]);
    expect(body.errors).toEqual([
      { field: "username", message: "must be a text" },
      { field: "password", message: "is required" },
    ]);
  });
});

describe("a sign-in that fails", () => {
  test("returns 401 with the same body, whichever part is wrong", async () => {
    const left = await createMember(await createOrganization());
    await systemDb().member.updateMany({
      where: { userId: left.userId },
      data: { deactivatedAt: new Date() },
    });
    const outsider = await createUser({ tenantId: member.tenantId });
    const answers = [
      await dealsLogin({ email: member.email, password: "wrong" }),
      await dealsLogin({ email: "nobody@example.com", password: member.password }),
      await dealsLogin({ email: left.email, password: left.password }),
      await dealsLogin({ email: outsider.email, password: outsider.password }),
    ];
    for (const { status, body, headers } of answers) {
      expect([status, body]).toEqual([401, { statusCode: 401, message: "Unauthorized" }]);
      expect(headers.get("www-authenticate")).toBe('Bearer realm="opportune"');
    }
    const [wrong, unknown] = [
      await crmLogin({ username: member.email, password: "wrong" }),
      await crmLogin({ username: "nobody@example.com", password: "wrong" }),
    ];
    expect(wrong.status).toBe(401);
    expect({ ...wrong.body, request_id: "" }).toEqual({ ...unknown.body, request_id: "" });
  });

  test("takes as long for an unknown address as for a wrong password", async () => {
    const timed = async (email: string) => {
      const start = performance.now();
      await dealsLogin({ email, password: "wrong" });
      return performance.now() - start;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 7; round++) {
      known.push(await timed(member.email));
      unknown.push(await timed(`${randomUUID()}@example.com`));
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[3] ?? 0;
    // Without a hash it would take less than a tenth, a difference visible even on a busy machine.
    expect(median(unknown)).toBeGreaterThan(median(known) * 0.25);
    await dealsLogin({ email: member.email, password: member.password });
  });

  test("is counted: after 10 for an account from an address in a minute even the right password gets 429, on both APIs", async () => {
    const { email, password } = await createMember(await createOrganization());
    const address = randomUUID();
    for (let n = 0; n < 10; n++)
      expect((await dealsLogin({ email, password: "wrong" }, address)).status).toBe(401);
    const deals = await dealsLogin({ email, password }, address);
    expect([deals.status, deals.body.error]).toEqual([429, "Too Many Requests"]);
    expect(Number(deals.headers.get("retry-after"))).toBeGreaterThan(0);
    const crm = await crmLogin({ username: email.toUpperCase(), password }, address);
    expect([crm.status, crm.body.code]).toEqual([429, "rate_limited"]);
    expect(Number(crm.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("from many addresses does not lock the owner out", async () => {
    const { email, password } = await createMember(await createOrganization());
    for (let n = 0; n < 12; n++)
      expect((await dealsLogin({ email, password: "wrong" })).status).toBe(401);
    expect((await dealsLogin({ email, password })).status).toBe(200);
  });

  test("at the same address does not lock out a browser in which the owner has signed in before", async () => {
    const { email, password } = await createMember(await createOrganization());
    const other = await createMember(await createOrganization());
    const address = randomUUID();
    const login = (cookie: string, body: unknown) =>
      callRoute("POST", "/api/auth/login", {
        body,
        headers: { "x-forwarded-for": address, cookie },
      });
    const [own = "", strangers = ""] = [email, other.email].map(
      (account) => rememberDevice(undefined, account).split(";")[0],
    );
    for (let n = 0; n < 10; n++) await login("", { email, password: "wrong" });
    expect((await login("", { email, password })).status).toBe(429);
    expect((await login(strangers, { email, password })).status).toBe(429);
    expect((await login(`${own}x`, { email, password })).status).toBe(429);
    expect((await login(own, { email, password })).status).toBe(200);
    // A known browser has a limit, too.
    for (let n = 0; n < 10; n++)
      expect((await login(own, { email, password: "wrong" })).status).toBe(401);
    expect((await login(own, { email, password })).status).toBe(429);
  });

  test("is counted: after 50 from an address in a minute every account there gets 429, and none elsewhere", async () => {
    const address = randomUUID();
    for (let n = 0; n < 50; n++) {
      expect(
        (await dealsLogin({ email: `${randomUUID()}@example.com`, password: "wrong" }, address))
          .status,
      ).toBe(401);
    }
    const credentials = { email: member.email, password: member.password };
    expect((await dealsLogin(credentials, address)).status).toBe(429);
    // Entries before the proxy's own are written by the client.
    expect((await dealsLogin(credentials, `${randomUUID()}, ${address}`)).status).toBe(429);
    expect((await dealsLogin(credentials)).status).toBe(200);
  });

  test("does not lock anybody else out without a proxy, where connections have addresses of their own", async () => {
    vi.stubEnv("TRUST_PROXY", "");
    const login = (email: string, password: string, connection?: string) =>
      callRoute("POST", "/api/auth/login", {
        body: { email, password },
        headers: {
          "x-forwarded-for": randomUUID(),
          ...(connection && { [CONNECTION_ADDRESS]: connection }),
        },
      });
    const stranger = "198.51.100.77";
    const statuses = [];
    for (let n = 0; n < 52; n++)
      statuses.push((await login(`${randomUUID()}@example.com`, "wrong", stranger)).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(50);
    expect((await login(member.email, member.password, stranger)).status).toBe(429);
    expect((await login(member.email, member.password, "198.51.100.78")).status).toBe(200);
    expect((await login(member.email, member.password)).status).toBe(200);
    vi.unstubAllEnvs();
  });
});
