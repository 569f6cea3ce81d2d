import { randomUUID } from "node:crypto";
import NextAuth from "next-auth";
import { beforeEach, describe, expect, test } from "vitest";
import { CONNECTION_ADDRESS } from "@/lib/auth/client-address";
import { authOptions, type SignOut } from "@/lib/auth/config";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { systemDb } from "@/lib/db/client";
import { callRoute } from "@/lib/http/testing/call-route";
import { callerFor } from "@/lib/http/testing/caller-for";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const OWN = "/api/v1/crm/profile/sessions";
const FROM_HERE = {
  "sec-fetch-site": "same-origin",
  "user-agent": "Firefox/140 on a phone",
  [CONNECTION_ADDRESS]: "203.0.113.7",
};

let organization: Awaited<ReturnType<typeof createOrganization>>;
let admin: FactoryMember;
let rep: FactoryMember;

beforeEach(async () => {
  organization = await createOrganization();
  admin = await createMember(organization);
  rep = await createMember(organization, { role: "REP" });
});

/** Sends a request to next-auth and returns its answer, with the cookies that it sets. */
async function nextAuth(
  method: string,
  path: string,
  cookies: Record<string, string>,
  body: Record<string, string> = {},
) {
  const pairs = Object.entries(cookies).map((pair) => pair.join("="));
  const headers: Record<string, string> = { ...FROM_HERE, cookie: pairs.join("; ") };
  const signOut: SignOut = {};
  const set: Record<string, string> = {};
  let answer: unknown;
  const take = (value?: unknown) => {
    answer = value;
  };
  const response = {
    status: () => response,
    getHeader: () => [],
    setHeader: (name: string, value: string | string[]) => {
      if (name !== "Set-Cookie") return;
      for (const each of [value].flat()) {
        const [cookie = ""] = each.split(";");
        set[cookie.split("=")[0] ?? ""] = decodeURIComponent(cookie.slice(cookie.indexOf("=") + 1));
      }
    },
    json: take,
    send: take,
    end: take,
    redirect: take,
  };
  const request = { method, query: { nextauth: path.split("/") }, cookies, headers, body };
  await NextAuth(authOptions({ signOut }))(request, response);
  return { body: answer, set, signOut };
}

/** Sends a form to next-auth with a CSRF token; `session` is the browser's cookie. */
async function post(path: string, fields: Record<string, string>, session?: string) {
  const { body, set } = await nextAuth("GET", "csrf", {});
  const form = { ...fields, csrfToken: String(Reflect.get(Object(body), "csrfToken")) };
  const cookies = {
    ...set,
    ...(session && { [sessionCookieName()]: session.split("=")[1] ?? "" }),
  };
  return nextAuth("POST", path, cookies, form);
}

async function browser({ email, password }: FactoryMember, former?: string): Promise<string> {
  const { set } = await post("callback/credentials", { email, password }, former);
  const session = set[sessionCookieName()];
  if (!session) throw new Error("The sign-in set no session cookie");
  return `${sessionCookieName()}=${session}`;
}

const login = async ({ email, password }: FactoryMember) =>
  (await callRoute("POST", "/api/auth/login", { body: { email, password } })).body;

const asBrowser = (session: string, method: string, path: string) =>
  callRoute(method, path, { headers: { ...FROM_HERE, cookie: session } });

describe("a browser's session", () => {
  test("ends on the server when it signs out, also for a copy of its cookie", async () => {
    const cookie = await browser(rep);
    expect((await asBrowser(cookie, "GET", OWN)).status).toBe(200);
    const { set, signOut } = await post("signout", {}, cookie);
    expect([set[sessionCookieName()], signOut.error]).toEqual(["", undefined]);
    expect((await asBrowser(cookie, "GET", OWN)).status).toBe(401);
    const kept = { [sessionCookieName()]: cookie.split("=")[1] ?? "" };
    const renewed = await nextAuth("GET", "session", kept);
    expect([renewed.body, renewed.set[sessionCookieName()]]).toEqual([{}, ""]);
  });

  test("ends when the same browser signs in anew, and no other one does", async () => {
    const [first, elsewhere] = [await browser(rep), await browser(rep)];
    const second = await browser(rep, first);
    const statuses = [first, elsewhere, second].map((each) => asBrowser(each, "GET", OWN));
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([401, 200, 200]);
  });

  test.each([
    ["14 days without use", { lastUsedAt: new Date(Date.now() - 14 * 86_400_000 - 1000) }],
    ["30 days, however much it is used", { expiresAt: new Date(Date.now() - 1000) }],
  ])("ends after %s", async (_when, data) => {
    const [cookie, tokens] = [await browser(rep), await login(rep)];
    await systemDb().session.updateMany({ where: { userId: rep.userId }, data });
    expect((await asBrowser(cookie, "GET", OWN)).status).toBe(401);
    expect((await callRoute("GET", OWN, { token: tokens.token })).status).toBe(401);
    const { refresh_token } = tokens;
    const { status } = await callRoute("POST", "/api/auth/refresh-token", {
      body: { refresh_token },
    });
    expect(status).toBe(401);
  });

  test("begins with a longest life of 30 days", async () => {
    await browser(rep);
    const { expiresAt } = await systemDb().session.findFirstOrThrow({
      where: { userId: rep.userId },
    });
    expect((expiresAt.getTime() - Date.now()) / 86_400_000).toBeCloseTo(30, 2);
  });
});

describe("the profile's sessions", () => {
  test("are listed with device, address and last use, and mark this one", async () => {
    const cookie = await browser(rep);
    await login(rep);
    const { status, body } = await asBrowser(cookie, "GET", OWN);
    expect(status).toBe(200);
    expect(body.sessions).toHaveLength(2);
    expect(body.sessions).toContainEqual({
      id: expect.any(String),
      kind: "browser",
      created_at: expect.any(String),
      last_used_at: expect.any(String),
      address: "203.0.113.7",
      user_agent: FROM_HERE["user-agent"],
      is_current: true,
    });
    expect(body.sessions).toContainEqual(
      expect.objectContaining({ kind: "token", is_current: false }),
    );
  });

  test("end one by one, and all others at once, with their access and refresh tokens", async () => {
    const here = await browser(rep);
    const [one, two] = [await login(rep), await login(rep)];
    const reads = async ({ token }: { token: string }) =>
      (await callRoute("GET", OWN, { token })).status;
    const { body } = await callRoute("GET", OWN, { token: one.token });
    const mine = body.sessions.find((each: { is_current: boolean }) => each.is_current);
    expect((await asBrowser(here, "DELETE", `${OWN}/${mine.id}`)).status).toBe(204);
    expect([await reads(one), await reads(two)]).toEqual([401, 200]);
    expect((await asBrowser(here, "DELETE", `${OWN}/${mine.id}`)).status).toBe(404);
    expect((await asBrowser(here, "DELETE", OWN)).status).toBe(204);
    expect([await reads(two), (await asBrowser(here, "GET", OWN)).status]).toEqual([401, 200]);
    const { refresh_token } = two;
    const renewal = await callRoute("POST", "/api/auth/refresh-token", { body: { refresh_token } });
    expect(renewal.status).toBe(401);
  });

  test("of another user are not found, for an ADMIN neither", async () => {
    await login(rep);
    const theirs = await systemDb().session.findFirstOrThrow({ where: { userId: rep.userId } });
    const asAdmin = await callerFor(admin);
    for (const id of [theirs.id, randomUUID(), "nonsense"])
      expect((await asAdmin("DELETE", `${OWN}/${id}`)).status).toBe(404);
    expect((await systemDb().session.findUnique({ where: { id: theirs.id } }))?.endedAt).toBeNull();
  });
});

describe("a member's sessions", () => {
  const path = (member: FactoryMember) => `/api/v1/crm/members/${member.userId}/sessions`;

  test("are listed and ended by an ADMIN", async () => {
    const [cookie, tokens] = [await browser(rep), await login(rep)];
    const asAdmin = await callerFor(admin);
    const { body } = await asAdmin("GET", path(rep));
    expect(body.sessions.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      "browser",
      "token",
    ]);
    const browsers = body.sessions.find(({ kind }: { kind: string }) => kind === "browser");
    expect((await asAdmin("DELETE", `${path(rep)}/${browsers.id}`)).status).toBe(204);
    expect((await asBrowser(cookie, "GET", OWN)).status).toBe(401);
    expect((await callRoute("GET", OWN, { token: tokens.token })).status).toBe(200);
    expect((await asAdmin("DELETE", path(rep))).status).toBe(204);
    expect((await callRoute("GET", OWN, { token: tokens.token })).status).toBe(401);
    expect((await asAdmin("GET", path(rep))).body.sessions).toEqual([]);
    expect((await callRoute("GET", OWN, { token: (await login(rep)).token })).status).toBe(200);
  });

  test("in another organization of the user are not shown, and do not enter this one again", async () => {
    const other = await createOrganization({ tenantId: organization.tenantId });
    await createMember(other, { user: { ...rep, id: rep.userId }, role: "REP" });
    const there = (
      await callRoute("POST", "/api/auth/login", {
        body: { email: rep.email, password: rep.password, organizationId: other.id },
      })
    ).body.token;
    const read = (organizationId: string) =>
      callRoute("GET", OWN, { token: there, headers: { "organization-id": organizationId } });
    const asAdmin = await callerFor(admin);
    expect((await asAdmin("GET", path(rep))).body.sessions).toEqual([]);
    expect((await read(organization.id)).status).toBe(200);
    expect((await asAdmin("DELETE", path(rep))).status).toBe(204);
    expect((await read(other.id)).status).toBe(200);
    expect((await read(organization.id)).status).toBe(403);
  });
});

describe("POST and GET /api/auth/logout", () => {
  const logout = (method: string, options: Parameters<typeof callRoute>[2]) =>
    callRoute(method, "/api/auth/logout", options);
  const reads = async ({ token }: { token: string }) =>
    (await callRoute("GET", OWN, { token })).status;

  test.each(["POST", "GET"])("%s ends the session of the access token", async (method) => {
    const tokens = await login(rep);
    const { status, body } = await logout(method, { token: tokens.token });
    expect([status, body, await reads(tokens)]).toEqual([200, {}, 401]);
    expect((await logout(method, { token: tokens.token })).status).toBe(401);
  });

  test("end the session of a refresh token, also of a used one, without an access token", async () => {
    const tokens = await login(rep);
    const { refresh_token } = tokens;
    const renewal = await callRoute("POST", "/api/auth/refresh-token", { body: { refresh_token } });
    expect((await logout("POST", { body: { refresh_token } })).status).toBe(200);
    expect([await reads(tokens), await reads(renewal.body)]).toEqual([401, 401]);
    const again = await callRoute("POST", "/api/auth/refresh-token", {
      body: { refresh_token: renewal.body.refresh_token },
    });
    expect(again.status).toBe(401);
    expect((await logout("POST", { body: { refresh_token: "unknown" } })).status).toBe(200);
  });

  test("end a browser's session from its own site only, by POST only", async () => {
    const cookie = await browser(rep);
    const foreign = { cookie, origin: "https://evil.example" };
    expect((await logout("POST", { headers: foreign })).status).toBe(403);
    expect((await asBrowser(cookie, "GET", "/api/auth/logout")).status).toBe(403);
    expect((await asBrowser(cookie, "GET", OWN)).status).toBe(200);
    expect((await asBrowser(cookie, "POST", "/api/auth/logout")).status).toBe(200);
    expect((await asBrowser(cookie, "GET", OWN)).status).toBe(401);
  });

  test("return 401 without a caller, 403 for an API key", async () => {
    expect((await logout("POST", {})).status).toBe(401);
    const { key } = await createApiKey(admin);
    expect((await logout("POST", { token: key })).status).toBe(403);
  });
});

test("GET /api/auth/authenticated and permissions return bare flags", async () => {
  const { token } = await login(rep);
  const read = async (path: string, options: Parameters<typeof callRoute>[2]) => {
    const { status, body } = await callRoute("GET", `/api/auth/${path}`, options);
    return [status, body];
  };
  expect(await read("authenticated", { token })).toEqual([200, true]);
  expect(await read("authenticated", { token: "x.y.z" })).toEqual([200, false]);
  expect(await read("authenticated", {})).toEqual([200, false]);
  const edits = "permissions?permissions[]=EDIT_SALES_PIPELINES";
  expect(await read(edits, { token })).toEqual([200, true]);
  expect(await read(`${edits}&permissions[]=MANAGE_ORGANIZATION`, { token })).toEqual([200, false]);
  expect((await read("permissions?permissions=NOBODY_HAS_THIS", { token }))[1]).toBe(false);
  expect((await read("permissions", { token }))[0]).toBe(400);
  expect((await read("permissions", {}))[0]).toBe(401);
});
