import { beforeAll, expect, test } from "vitest";
import { callRoute } from "@/lib/http/testing/call-route";
import { callerFor } from "@/lib/http/testing/caller-for";
import { endpoints, paths } from "@/lib/http/testing/route-table";
import { sessionCookie } from "@/lib/http/testing/session-cookie";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createUser } from "@/prisma/factories/create-user";
import { createWorld } from "@/prisma/factories/create-world";
import { rowsOf } from "@/prisma/factories/rows-of";

const ACCOUNTS = "/api/v1/crm/accounts";
/** Timeout in ms. The matrix grows with the routes, and a busy machine must not fail it. */
const LONG = 180_000;

let inFirst: FactoryMember;
let inSecond: FactoryMember;
let colleague: FactoryMember;
let cookie: string;

// A user of two organizations, whose browser has switched to the second one.
beforeAll(async () => {
  const first = await createOrganization();
  const second = await createOrganization({ tenantId: first.tenantId });
  const user = await createUser({ tenantId: first.tenantId });
  inFirst = await createMember(first, { user });
  inSecond = await createMember(second, { user });
  colleague = await createMember(second);
  cookie = await sessionCookie(inSecond);
});

const page = (shown: FactoryMember) => ({
  cookie,
  origin: "http://localhost:3000",
  "expected-session": `${shown.userId}@${shown.organizationId}`,
});
const namesIn = async (member: FactoryMember) => {
  const { body } = await (await callerFor(member))("GET", ACCOUNTS);
  return body.accounts.map(({ name }: { name: string }) => name);
};

test("a page of one organization cannot write into the one that another tab chose", async () => {
  const headers = page(inFirst);
  const refused = await callRoute("POST", ACCOUNTS, { headers, body: { name: "Two Tabs" } });
  expect([refused.status, refused.body.code]).toEqual([409, "session_changed"]);
  expect(refused.body.detail).toContain("another organization");
  expect([await namesIn(inFirst), await namesIn(inSecond)]).toEqual([[], []]);
});

test("a page of one user cannot act as the user who signed in in another tab", async () => {
  const headers = page(colleague);
  const refused = await callRoute("POST", ACCOUNTS, { headers, body: { name: "Not mine" } });
  expect([refused.status, refused.body.code]).toEqual([409, "session_changed"]);
  expect(refused.body.detail).toContain("Another user");
  expect(await namesIn(inSecond)).toEqual([]);
});

test("a page of the session's user and organization works, also with another organization selected", async () => {
  const made = await callRoute("POST", ACCOUNTS, {
    headers: page(inSecond),
    body: { name: "Mine" },
  });
  expect(made.status).toBe(201);
  const headers = { ...page(inSecond), "organization-id": inFirst.organizationId };
  expect((await callRoute("GET", ACCOUNTS, { headers })).body.accounts).toEqual([]);
});

test("an event stream names its session in the query", async () => {
  const events = `/api/v1/crm/events?expected_session=${inFirst.userId}@${inFirst.organizationId}`;
  const refused = await callRoute("GET", events, { headers: { cookie } });
  expect([refused.status, refused.body.code]).toEqual([409, "session_changed"]);
});

test("a request with a token has no session to expect", async () => {
  const call = await callerFor(inSecond);
  const headers = { "expected-session": `${inFirst.userId}@${inFirst.organizationId}` };
  expect((await call("GET", ACCOUNTS, undefined, headers)).status).toBe(200);
});

test.each(["", "@", "nonsense"])("an expectation of %j is nobody's", async (expected) => {
  const headers = { cookie, "expected-session": expected };
  expect((await callRoute("GET", ACCOUNTS, { headers })).status).toBe(409);
});

test(
  "no route reads or writes for a page of another session",
  async () => {
    const world = await createWorld();
    const headers = {
      cookie: await sessionCookie(world.admin),
      origin: "http://localhost:3000",
      "expected-session": `${world.admin.userId}@${inFirst.organizationId}`,
    };
    const before = await rowsOf(world.admin.organizationId);
    const table = await endpoints();
    const wrong: string[] = [];
    for (const { method, route } of table) {
      const [path = `/api/${route}`] = paths(route, world.ids);
      const { status } = await callRoute(method, path, { headers });
      if (status !== 409) wrong.push(`${method} ${route}: ${status}`);
    }
    expect(wrong).toEqual([]);
    expect(await rowsOf(world.admin.organizationId)).toEqual(before);
    expect(table.length).toBeGreaterThan(80);
  },
  LONG,
);
