import { randomBytes, randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { derivedKeys } from "@/lib/auth/derived-keys";
import { systemDb } from "@/lib/db/client";
import { authSecret } from "@/lib/env";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createSession } from "@/prisma/factories/create-session";
import { callRoute } from "./testing/call-route";
import { sessionCookie } from "./testing/session-cookie";

const ACCOUNTS = "/api/v1/crm/accounts";

let organization: Awaited<ReturnType<typeof createOrganization>>;
let member: FactoryMember;

beforeAll(async () => {
  organization = await createOrganization();
  member = await createMember(organization);
});

const read = (token: string) => callRoute("GET", ACCOUNTS, { token });
const write = (token: string) => callRoute("POST", ACCOUNTS, { token, body: { name: "Acme" } });

const CHALLENGE = 'Bearer realm="opportune"';
const INVALID_TOKEN = `${CHALLENGE}, error="invalid_token"`;

describe("a request without a caller", () => {
  test.each([
    ["no credentials", {}],
    ["no token after the scheme", { authorization: "Bearer" }],
    ["another scheme", { authorization: "Basic YTpi" }],
    ["an empty header", { authorization: "" }],
    ["text that is no token", { authorization: "Bearer x.y.z" }],
    ["a cookie that is no session", { cookie: "opportune.session=abc" }],
  ])("%s answers 401 with WWW-Authenticate on both surfaces", async (_what, headers) => {
    const challenge =
      "authorization" in headers && headers.authorization === "Bearer x.y.z"
        ? INVALID_TOKEN
        : CHALLENGE;
    const crm = await callRoute("GET", ACCOUNTS, { headers });
    expect([crm.status, crm.body.code, crm.headers.get("www-authenticate")]).toEqual([
      401,
      "unauthenticated",
      challenge,
    ]);
    expect(crm.headers.get("content-type")).toBe("application/problem+json");
    expect(crm.body.request_id).toBe(crm.headers.get("x-request-id"));
    const deals = await callRoute("GET", "/api/user/me", { headers });
    expect([deals.status, deals.body]).toEqual([401, { statusCode: 401, message: "Unauthorized" }]);
    expect(deals.headers.get("www-authenticate")).toBe(challenge);
  });

  test("a request with an Authorization header ignores a valid session", async () => {
    const cookie = await sessionCookie(member);
    expect((await callRoute("GET", ACCOUNTS, { headers: { cookie } })).status).toBe(200);
    expect((await callRoute("GET", ACCOUNTS, { token: "x", headers: { cookie } })).status).toBe(
      401,
    );
  });
});

describe("a JWT", () => {
  type Claims = {
    iss?: string;
    aud?: string;
    sub?: string;
    org?: unknown;
    sid?: unknown;
    exp?: number | string;
    alg?: string;
  };

  const forge = async (claims: Claims = {}, key = derivedKeys("access token")[0]) => {
    const {
      iss = "opportune",
      aud = "opportune-api",
      sub = member.userId,
      exp = "1h",
      alg = "HS256",
    } = claims;
    const { org = member.organizationId } = claims;
    const { sid = (await createSession(member)).sessionId } = claims;
    const token = new SignJWT({ org, sid })
      .setProtectedHeader({ alg })
      .setIssuer(iss)
      .setAudience(aud)
      .setSubject(sub);
    return token
      .setIssuedAt()
      .setExpirationTime(exp)
      .sign(alg === "HS256" ? key : Buffer.concat([key, key]));
  };

  const unsigned = (token: string) => {
    const header = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url");
    return `${header}.${token.split(".")[1]}.`;
  };

  test("signed by this server gives access to the organization it names", async () => {
    expect((await read(await signAccessToken(member.userId, member.organizationId))).status).toBe(
      200,
    );
    expect((await read(await forge())).status).toBe(200);
  });

  test.each<[string, () => Promise<string>]>([
    ["expired", () => forge({ exp: Math.floor(Date.now() / 1000) - 60 })],
    ["signed with another key", () => forge({}, randomBytes(32))],
    ["signed with AUTH_SECRET itself", () => forge({}, new TextEncoder().encode(authSecret()))],
    ["signed with the key of another use", () => forge({}, derivedKeys("session cookie")[0])],
    ["unsigned (alg none)", async () => unsigned(await forge())],
    ["signed with another algorithm", () => forge({ alg: "HS512" })],
    ["of another issuer", () => forge({ iss: "somebody-else" })],
    ["for another audience", () => forge({ aud: "another-api" })],
    ["without an organization", () => forge({ org: null })],
    ["of an organization that is no id", () => forge({ org: "x' OR 1=1" })],
    ["of an unknown user", () => forge({ sub: randomUUID() })],
    ["without a session", () => forge({ sid: null })],
    ["of an unknown session", () => forge({ sid: randomUUID() })],
    ["of a session that is no id", () => forge({ sid: "x' OR 1=1" })],
    [
      "of another user's session",
      async () => forge({ sid: (await createSession(await createMember(organization))).sessionId }),
    ],
    [
      "of an organization whose member the user is not",
      async () => forge({ org: (await createOrganization()).id }),
    ],
    ["cut short", async () => (await forge()).slice(0, -3)],
    [
      "with claims that were changed after signing",
      async () => {
        const [header, , signature] = (await forge()).split(".");
        const [, claims] = (await forge({ sub: randomUUID() })).split(".");
        return `${header}.${claims}.${signature}`;
      },
    ],
  ])("%s answers 401", async (_what, forged) => {
    const { status, headers } = await read(await forged());
    expect([status, headers.get("www-authenticate")]).toEqual([401, INVALID_TOKEN]);
  });
});

describe("an API key", () => {
  test.each([
    ["read", 200, 403, 403],
    ["write", 200, 201, 201],
    ["manage", 200, 201, 201],
  ] as const)(
    "of scope %s gets %i reading, %i writing, %i creating a shared pipeline",
    async (scope, reads, writes, manages) => {
      const { key } = await createApiKey(member, { scope });
      expect((await read(key)).status).toBe(reads);
      const written = await write(key);
      expect(written.status).toBe(writes);
      if (writes === 403) expect(written.body.code).toBe("forbidden");
      expect(
        (await callRoute("POST", "/api/pipelines", { token: key, body: { name: "P" } })).status,
      ).toBe(manages);
    },
  );

  test("is not the owner of its records, and is refused where a user is required", async () => {
    const { key } = await createApiKey(member, { scope: "write" });
    expect((await write(key)).body.account.owner_user_id).toBeNull();
    const { status, body } = await callRoute("POST", "/api/v1/crm/opportunity_pipelines", {
      token: key,
      body: {},
    });
    expect([status, body.code]).toEqual([403, "user_session_required"]);
  });

  test.each<[string, (key: string, id: string) => Promise<string>]>([
    ["with another secret", async (key) => `${key.slice(0, -4)}AAAA`],
    ["of an unknown prefix", async (key) => key.replace(/live_.{8}/, "live_zzzzzzzz")],
    ["in another form", async (key) => key.replace("opk_live_", "opk_test_")],
    [
      "that is revoked",
      async (key, id) => {
        await systemDb().apiKey.updateMany({ where: { id }, data: { revokedAt: new Date() } });
        return key;
      },
    ],
    [
      "that is expired",
      async (key, id) => {
        await systemDb().apiKey.updateMany({
          where: { id },
          data: { expiresAt: new Date(Date.now() - 1000) },
        });
        return key;
      },
    ],
  ])("%s answers 401", async (_what, spoil) => {
    const { key, id } = await createApiKey(member);
    expect((await read(key)).status).toBe(200);
    const { status, headers } = await read(await spoil(key, id));
    expect([status, headers.get("www-authenticate")]).toEqual([401, INVALID_TOKEN]);
  });

  test("records its last use, and is stored only as a hash of its secret", async () => {
    const { key, id } = await createApiKey(member);
    const stored = () =>
      systemDb().apiKey.findFirstOrThrow({ where: { id }, omit: { secretHash: false } });
    expect((await stored()).lastUsedAt).toBeNull();
    await read(key);
    expect((await stored()).lastUsedAt).not.toBeNull();
    expect(JSON.stringify(await stored())).not.toContain(key.slice("opk_live_".length + 9));
  });
});

describe("a browser session", () => {
  const SAME_SITE = { "sec-fetch-site": "same-origin", origin: "http://localhost:3000" };

  const post = async (headers: Record<string, string>, cookie?: string) =>
    callRoute("POST", ACCOUNTS, {
      body: { name: "Acme" },
      headers: { cookie: cookie ?? (await sessionCookie(member)), ...headers },
    });

  test.each([
    ["its own origin", { origin: "http://localhost:3000" }],
    ["the browser's word alone", { "sec-fetch-site": "same-origin" }],
    ["both", SAME_SITE],
  ])("writes with %s", async (_what, headers) => {
    expect((await post(headers)).status).toBe(201);
  });

  test.each<[string, Record<string, string>]>([
    ["no proof of where it comes from", {}],
    ["another origin", { origin: "https://evil.example" }],
    ["another port", { origin: "http://localhost:4000" }],
    ["an opaque origin", { origin: "null" }],
    [
      "another site according to Sec-Fetch-Site",
      { "sec-fetch-site": "cross-site", origin: "http://localhost:3000" },
    ],
    ["a sibling site", { "sec-fetch-site": "same-site" }],
    ["no initiator", { "sec-fetch-site": "none" }],
  ])("is refused a write from %s, and nothing is written", async (_what, headers) => {
    const before = await systemDb().account.count({
      where: { organizationId: member.organizationId },
    });
    const { status, body } = await post(headers);
    expect([status, body.code]).toEqual([403, "forbidden"]);
    expect(
      await systemDb().account.count({ where: { organizationId: member.organizationId } }),
    ).toBe(before);
  });

  test("of an installation with TLS is refused a write from the same host without TLS", async () => {
    vi.stubEnv("NEXTAUTH_URL", "https://localhost:3000");
    const cookie = await sessionCookie(member);
    expect((await post({ origin: "http://localhost:3000" }, cookie)).status).toBe(403);
    expect((await post({ origin: "https://localhost:3000" }, cookie)).status).toBe(201);
    vi.unstubAllEnvs();
  });

  test("cannot write from another site, by any method of either API", async () => {
    const headers = { cookie: await sessionCookie(member), origin: "https://evil.example" };
    const id = randomUUID();
    for (const [method, path] of [
      ["PATCH", `${ACCOUNTS}/${id}`],
      ["DELETE", `${ACCOUNTS}/${id}`],
      ["POST", `${ACCOUNTS}/${id}/restore`],
      ["PUT", `/api/deals/${id}`],
      ["DELETE", `/api/pipelines/${id}`],
    ] as const) {
      expect((await callRoute(method, path, { headers, body: {} })).status).toBe(403);
    }
  });

  test("a token is accepted from any origin, and the response does not allow credentials", async () => {
    const token = await signAccessToken(member.userId, member.organizationId);
    const { status, headers } = await callRoute("POST", ACCOUNTS, {
      token,
      body: { name: "Acme" },
      headers: { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
    });
    expect([status, headers.get("access-control-allow-origin")]).toEqual([201, "*"]);
    expect(headers.get("access-control-allow-credentials")).toBeNull();
  });

  test("is refused when it expired, was ended or was forged", async () => {
    const read = (cookie: string) => callRoute("GET", ACCOUNTS, { headers: { cookie } });
    expect((await read(await sessionCookie(member, -60))).status).toBe(401);
    const signedIn = await createMember(await createOrganization());
    const cookie = await sessionCookie(signedIn);
    expect((await read(`${cookie.slice(0, -8)}AAAAAAAA`)).status).toBe(401);
    expect((await read(cookie)).status).toBe(200);
    await systemDb().user.update({
      where: { id: signedIn.userId },
      data: { sessionEpoch: { increment: 1 } },
    });
    expect((await read(cookie)).status).toBe(401);
  });
});

describe("a change of access takes effect on the next request", () => {
  test("for a lost role and a deactivated membership, by token and by session", async () => {
    const { userId, organizationId } = await createMember(await createOrganization(), {
      role: "REP",
    });
    const token = await signAccessToken(userId, organizationId);
    const cookie = await sessionCookie({ userId, organizationId });
    const both = async () => {
      const headers = { cookie, "sec-fetch-site": "same-origin" };
      const session = await callRoute("POST", ACCOUNTS, { headers, body: { name: "Acme" } });
      return [(await write(token)).status, session.status];
    };
    const where = { organizationId_userId: { organizationId, userId } };
    expect(await both()).toEqual([201, 201]);
    await systemDb().member.update({ where, data: { role: "VIEWER" } });
    expect(await both()).toEqual([403, 403]);
    expect((await read(token)).status).toBe(200);
    await systemDb().member.update({ where, data: { deactivatedAt: new Date() } });
    expect(await both()).toEqual([401, 401]);
  });

  test("for a key's narrower scope", async () => {
    const { key, id } = await createApiKey(member, { scope: "write" });
    expect((await write(key)).status).toBe(201);
    await systemDb().apiKey.updateMany({ where: { id }, data: { scope: "read" } });
    expect((await write(key)).status).toBe(403);
  });

  test("for a deactivated member, who keeps their records and cannot own new ones", async () => {
    const organization = await createOrganization();
    const admin = await createMember(organization);
    const leaver = await createMember(organization, { role: "REP" });
    const token = await signAccessToken(admin.userId, organization.id);
    const body = { name: "Acme", owner_user_id: leaver.userId };
    const { account } = (await callRoute("POST", ACCOUNTS, { token, body })).body;
    await systemDb().member.updateMany({
      where: { userId: leaver.userId },
      data: { deactivatedAt: new Date() },
    });
    const kept = await callRoute("GET", `${ACCOUNTS}/${account.id}`, { token });
    expect(kept.body.account.owner_user_id).toBe(leaver.userId);
    const refused = await callRoute("POST", ACCOUNTS, { token, body });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ field: "owner_user_id", message: "must be an active member of your organization" }],
    ]);
  });
});
