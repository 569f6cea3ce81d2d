import { randomBytes } from "node:crypto";
import { SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { derivedKeys } from "@/lib/auth/derived-keys";
import { systemDb } from "@/lib/db/client";
import { revokeApiKey } from "@/lib/domain/api-keys/revoke-api-key";
import { deactivateMember } from "@/lib/domain/members/deactivate-member";
import { requestRoute } from "@/lib/http/testing/call-route";
import {
  endpoints,
  paths,
  type RouteMethod,
  VIEWER_MAY,
  type WorldIds,
} from "@/lib/http/testing/route-table";
import { sessionCookie } from "@/lib/http/testing/session-cookie";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { adminFor } from "@/prisma/factories/admin-for";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createSession } from "@/prisma/factories/create-session";
import { createWorld } from "@/prisma/factories/create-world";
import { rowsOf } from "@/prisma/factories/rows-of";
import { unknownIds } from "@/prisma/factories/unknown-ids";

// Every route × every caller without access. The routes are read from the file system, so that new
// ones are included.

/** Timeout in ms. The matrix grows with the routes, and a busy machine must not fail it. */
const LONG = 180_000;

/** Endpoints that are forbidden to a REP and a VIEWER. */
const MANAGERS_MAY = [
  "GET v1/crm/export",
  "GET v1/crm/export/opportunities.csv",
  "POST v1/crm/opportunity_pipelines/[id]/set_organization_default",
];
const ADMINS_MAY = [
  "DELETE v1/crm/api_keys/[id]",
  "DELETE v1/crm/invitations/[id]",
  "DELETE v1/crm/members/[id]/sessions",
  "DELETE v1/crm/members/[id]/sessions/[sessionId]",
  "GET v1/crm/api_keys",
  "GET v1/crm/invitations",
  "GET v1/crm/members/[id]/sessions",
  "PATCH v1/crm/members/[id]",
  "PATCH v1/crm/organization",
  "POST v1/crm/api_keys",
  "POST v1/crm/import",
  "POST v1/crm/import/opportunities.csv",
  "POST v1/crm/invitations",
  "POST v1/crm/members/[id]/deactivate",
  "POST v1/crm/members/[id]/hand_over",
  "POST v1/crm/members/[id]/password_reset",
  "POST v1/crm/members/[id]/reactivate",
];

let admin: FactoryMember;
let own: WorldIds;
let foreign: Awaited<ReturnType<typeof createWorld>>;
let table: RouteMethod[];

beforeAll(async () => {
  const mine = await createWorld();
  admin = mine.admin;
  own = mine.ids;
  foreign = await createWorld();
  table = [...(await endpoints()), { method: "GET", route: "user/me" }];
});

const colleague = (role: FactoryMember["role"]) =>
  createMember({ id: admin.organizationId, tenantId: admin.tenantId }, { role });

const tokenOf = ({ userId, organizationId }: FactoryMember) =>
  signAccessToken(userId, organizationId);

/** Returns a route's response to a caller with these headers; the ids in its path are `ids`. */
async function ask({ method, route }: RouteMethod, headers: Record<string, string>, ids = own) {
  const [path = ""] = route.includes("[") ? paths(route, ids) : [`/api/${route}`];
  const answer = await requestRoute(method, path, {
    headers,
    body: method === "GET" || method === "DELETE" ? undefined : {},
  });
  // This matrix checks errors only, and an event stream would never end.
  await answer.body?.cancel();
  const { status, headers: answered } = answer;
  return { route: `${method} ${route}`, status, challenge: answered.get("www-authenticate") };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Returns a token of the admin with the given differences. */
async function forge({
  key = derivedKeys("access token")[0],
  expires = "1h",
}: {
  key?: Uint8Array;
  expires?: number | string;
}) {
  const { organizationId: org, sessionId: sid } = await createSession(admin);
  const token = new SignJWT({ org, sid }).setProtectedHeader({ alg: "HS256", typ: "JWT" });
  return token
    .setIssuer("opportune")
    .setAudience("opportune-api")
    .setSubject(admin.userId)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key);
}

/** Credentials that are no longer valid, or never were. */
const NOBODY: Record<string, () => Promise<Record<string, string>>> = {
  "no credentials": async () => ({}),
  "text that is no token": async () => bearer("nonsense"),
  "an expired token": async () =>
    bearer(await forge({ expires: Math.floor(Date.now() / 1000) - 60 })),
  "a token with a foreign signature": async () => bearer(await forge({ key: randomBytes(32) })),
  "an unsigned token (alg none)": async () => {
    const [, claims = ""] = (await forge({})).split(".");
    return bearer(`${Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url")}.${claims}.`);
  },
  "a token of a member who was deactivated": async () => {
    const gone = await colleague("ADMIN");
    const token = await tokenOf(gone);
    await deactivateMember(adminFor(admin), gone.userId);
    return bearer(token);
  },
  "a key that never was": async () => bearer(`opk_live_aaaaaaaa_${"a".repeat(32)}`),
  "a revoked key": async () => {
    const { key, id } = await createApiKey(admin);
    await revokeApiKey(adminFor(admin), id);
    return bearer(key);
  },
  "an expired key": async () => {
    const { key, id } = await createApiKey(admin);
    await systemDb().apiKey.updateMany({
      where: { id },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    return bearer(key);
  },
  "a session that was ended": async () => {
    const cookie = await sessionCookie(admin);
    await systemDb().session.updateMany({
      where: { userId: admin.userId, kind: "browser" },
      data: { endedAt: new Date() },
    });
    return { cookie, "sec-fetch-site": "same-origin" };
  },
};

describe("every route", { timeout: LONG }, () => {
  test.each(Object.keys(NOBODY))(
    "returns 401 with WWW-Authenticate for %s, and changes nothing",
    async (who) => {
      const headers = (await NOBODY[who]?.()) ?? {};
      const challenge = `Bearer realm="opportune"${"authorization" in headers ? ', error="invalid_token"' : ""}`;
      const before = await rowsOf(own.organization);
      for (const each of table) {
        const route = `${each.method} ${each.route}`;
        expect(await ask(each, headers)).toEqual({ route, status: 401, challenge });
      }
      expect(await rowsOf(own.organization)).toEqual(before);
    },
  );

  test("returns 403 for a user of another tenant who selects this organization", async () => {
    const headers = {
      ...bearer(await tokenOf(foreign.admin)),
      "organization-id": own.organization,
    };
    const before = await rowsOf(own.organization);
    for (const each of table) {
      if (each.route === "user/me") continue;
      expect(await ask(each, headers)).toMatchObject({
        route: `${each.method} ${each.route}`,
        status: 403,
      });
    }
    expect(await rowsOf(own.organization)).toEqual(before);
  });

  test("returns 403 for a VIEWER's write, export or import, before any lookup", async () => {
    const headers = bearer(await tokenOf(await colleague("VIEWER")));
    const key = bearer((await createApiKey(admin, { scope: "read" })).key);
    for (const each of table) {
      const route = `${each.method} ${each.route}`;
      const reads = each.method === "GET" && ![...MANAGERS_MAY, ...ADMINS_MAY].includes(route);
      if (reads || VIEWER_MAY.has(route)) continue;
      expect(await ask(each, headers, unknownIds())).toMatchObject({ route, status: 403 });
      expect(await ask(each, key, unknownIds())).toMatchObject({ route, status: 403 });
    }
  });

  test.each([
    ["REP", [...MANAGERS_MAY, ...ADMINS_MAY].sort()],
    ["MANAGER", ADMINS_MAY],
  ] as const)(
    "returns 403 for a %s exactly where the contract says so, before any lookup",
    async (role, forbidden) => {
      const headers = bearer(await tokenOf(await colleague(role)));
      const refused: string[] = [];
      for (const each of table) {
        const { route, status } = await ask(each, headers, unknownIds());
        if (status === 403) refused.push(route);
      }
      expect(refused.sort()).toEqual([...forbidden]);
    },
  );

  test.each<[string, Record<string, string>]>([
    ["an unknown site", {}],
    ["another site", { origin: "https://evil.example" }],
    [
      "another site according to Sec-Fetch-Site",
      { "sec-fetch-site": "cross-site", origin: "http://localhost:3000" },
    ],
  ])("refuses a session's write from %s and changes nothing", async (_where, from) => {
    const headers = { cookie: await sessionCookie(admin), ...from };
    const before = await rowsOf(own.organization);
    for (const each of table) {
      if (each.method === "GET") continue;
      expect(await ask(each, headers)).toMatchObject({
        route: `${each.method} ${each.route}`,
        status: 403,
      });
    }
    expect(await rowsOf(own.organization)).toEqual(before);
  });
});
