import { beforeEach, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { callRoute } from "@/lib/http/testing/call-route";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const PATH = "/api/v1/crm/api_keys";
let organization: Awaited<ReturnType<typeof createOrganization>>;
let admin: FactoryMember;
let asAdmin: Caller;

beforeEach(async () => {
  organization = await createOrganization();
  admin = await createMember(organization, {
    name: "Ada Admin",
    email: `${crypto.randomUUID()}@example.com`,
  });
  asAdmin = await callerFor(admin);
});

const works = async (key: string) =>
  (await callRoute("GET", "/api/v1/crm/accounts", { token: key })).status;
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

describe("POST /api_keys", () => {
  test("gives a key a year unless another moment, or none, is sent", async () => {
    const create = async (expiry: object) =>
      (await asAdmin("POST", PATH, { api_key: { name: "Sync", scope: "read", ...expiry } })).body
        .api_key.expires_at;
    const days = (Date.parse(await create({})) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(365, 1);
    expect(await create({ expires_at: null })).toBeNull();
  });

  test("returns the key once; the list and the history never contain it", async () => {
    const expires_at = tomorrow();
    const created = await asAdmin("POST", PATH, {
      api_key: { name: " Sync ", scope: "write", expires_at },
    });
    expect(created.status).toBe(201);
    const { api_key, key } = created.body;
    expect(api_key).toEqual({
      id: expect.any(String),
      name: "Sync",
      scope: "write",
      prefix: expect.stringMatching(/^[a-z0-9]{8}$/),
      created_by_user_id: admin.userId,
      created_by_name: "Ada Admin",
      created_by_is_admin: true,
      created_at: expect.any(String),
      expires_at,
      last_used_at: null,
      revoked_at: null,
    });
    const [, prefix, secret] = /^opk_live_([a-z0-9]{8})_(.{32})$/.exec(key) ?? [];
    expect(prefix).toBe(api_key.prefix);
    expect(await works(key)).toBe(200);
    const list = await asAdmin("GET", PATH);
    const events = await asAdmin("GET", "/api/v1/crm/change_events?record_type=api_key");
    expect(events.body.change_events).toMatchObject([
      {
        action: "create",
        record_id: api_key.id,
        changes: { name: [null, "Sync"], scope: [null, "write"] },
      },
    ]);
    const stored = await systemDb().apiKey.findFirstOrThrow({
      where: { id: api_key.id },
      omit: { secretHash: false },
    });
    expect(JSON.stringify([list.body, events.body, stored])).not.toContain(secret);
    expect(JSON.stringify([list.body, events.body])).not.toContain(stored.secretHash);
  });

  test.each<[unknown, Record<string, string>]>([
    [{}, { name: "is required", scope: "must be one of read, write, manage" }],
    [{ name: " ", scope: "read" }, { name: "must not be empty" }],
    [{ name: "K", scope: "admin" }, { scope: "must be one of read, write, manage" }],
    [
      { name: "K", scope: "read", expires_at: "2020-01-01" },
      { expires_at: "must be in the future" },
    ],
    [
      { name: "K", scope: "read", expires_at: "soon" },
      { expires_at: "must be an ISO 8601 date or time" },
    ],
  ])("refuses %j", async (sent, errors) => {
    const { status, body } = await asAdmin("POST", PATH, sent);
    const named = body.errors.map(({ field, message }: { field: string; message: string }) => [
      field,
      message,
    ]);
    expect([status, Object.fromEntries(named)]).toEqual([422, errors]);
  });
});

describe("GET /api_keys", () => {
  test("lists keys newest first, with their last use, revoked ones included", async () => {
    const old = await createApiKey(admin, { name: "Old" });
    const used = await createApiKey(admin, { name: "Used", scope: "read" });
    await works(used.key);
    await asAdmin("DELETE", `${PATH}/${old.id}`);
    await createApiKey(await createMember(await createOrganization()), {
      name: "Another organization's",
    });
    const { body } = await asAdmin("GET", PATH);
    expect(body).toMatchObject({
      api_keys: [
        { name: "Used", last_used_at: expect.any(String), revoked_at: null },
        { name: "Old", last_used_at: null, revoked_at: expect.any(String) },
      ],
      total_count: 2,
    });
  });
});

describe("DELETE /api_keys/:id", () => {
  test("makes the key's next request fail, appears in the history, and may be repeated", async () => {
    const { id, key } = await createApiKey(admin, { name: "Leaked" });
    expect(await works(key)).toBe(200);
    expect((await asAdmin("DELETE", `${PATH}/${id}`)).status).toBe(204);
    expect(await works(key)).toBe(401);
    expect((await asAdmin("DELETE", `${PATH}/${id}`)).status).toBe(204);
    const { change_events } = (await asAdmin("GET", `/api/v1/crm/change_events?record_id=${id}`))
      .body;
    expect(change_events.map(({ action }: { action: string }) => action)).toEqual([
      "create",
      "delete",
    ]);
  });

  test("returns 404 for an unknown key", async () => {
    for (const id of ["nonsense", crypto.randomUUID()]) {
      expect((await asAdmin("DELETE", `${PATH}/${id}`)).status).toBe(404);
    }
  });
});

test.each(["GET", "POST", "DELETE"])("%s is allowed only for a signed-in ADMIN", async (method) => {
  const { id, key } = await createApiKey(admin);
  const path = method === "DELETE" ? `${PATH}/${id}` : PATH;
  const body = method === "POST" ? { name: "K", scope: "read" } : undefined;
  const asKey = await (await callerFor({ key }))(method, path, body);
  expect([asKey.status, asKey.body.code]).toEqual([403, "user_session_required"]);
  for (const role of ["VIEWER", "REP", "MANAGER"] as const) {
    const asMember = await callerFor(await createMember(organization, { role }));
    const refused = await asMember(method, path, body);
    expect([refused.status, refused.body.code]).toEqual([403, "forbidden"]);
  }
  expect(await works(key)).toBe(200);
});

test("a key's last use is written once a minute, not with every request", async () => {
  const { id, key } = await createApiKey(admin);
  const lastUsed = async () =>
    (await systemDb().apiKey.findFirstOrThrow({ where: { id } })).lastUsedAt;
  await works(key);
  const first = await lastUsed();
  await works(key);
  expect(await lastUsed()).toEqual(first);
  await systemDb().apiKey.updateMany({
    where: { id },
    data: { lastUsedAt: new Date(Date.now() - 61_000) },
  });
  await works(key);
  expect(Number(await lastUsed())).toBeGreaterThanOrEqual(Number(first));
});

describe("the keys of an ADMIN who loses the role", () => {
  const path = (userId: string, action = "") => `/api/v1/crm/members/${userId}${action}`;
  const ENDS = {
    deactivated: (userId: string, keeps?: object) =>
      asAdmin("POST", path(userId, "/deactivate"), keeps),
    demoted: (userId: string, keeps?: object) =>
      asAdmin("PATCH", path(userId), { member: { role: "REP", ...keeps } }),
  };

  test.each(Object.keys(ENDS) as (keyof typeof ENDS)[])(
    "are answered and revoked unless kept, when they are %s",
    async (how) => {
      for (const keeps of [undefined, { revoke_api_keys: false }]) {
        const leaver = await createMember(organization, { role: "ADMIN" });
        const { key, id } = await createApiKey(leaver);
        expect(await works(key)).toBe(200);
        const { status, body } = await ENDS[how](leaver.userId, keeps);
        const revoked_at = keeps ? null : expect.any(String);
        expect(status).toBe(200);
        expect(body.api_keys).toEqual([expect.objectContaining({ id, revoked_at })]);
        expect(await works(key)).toBe(keeps ? 200 : 401);
      }
    },
  );
});
