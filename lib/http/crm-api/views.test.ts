import { describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import type { Role } from "@/lib/domain/permissions";
import { callerFor } from "@/lib/http/testing/caller-for";
import { openStream } from "@/lib/http/testing/open-stream";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const VIEWS = "/api/v1/crm/views";

async function company() {
  const organization = await createOrganization();
  const member = async (role: Role) => {
    const who = await createMember(organization, { role });
    return {
      who,
      call: await callerFor(who),
      token: await signAccessToken(who.userId, who.organizationId),
    };
  };
  return { organization, member };
}

const idsOf = (body: { views: { id: string }[] }) => body.views.map(({ id }) => id);

describe("a saved view", () => {
  test("is personal by default: its member, also a VIEWER, keeps it, and no other member sees it", async () => {
    const { member } = await company();
    const viewer = await member("VIEWER");
    const admin = await member("ADMIN");
    const sent = {
      name: " Mine ",
      query: { status: "open", q: "acme" },
      layout: { columns: ["amount"], collapsed: true },
    };
    const { status, body, headers } = await viewer.call("POST", VIEWS, { view: sent });
    expect(status).toBe(201);
    expect(headers.get("etag")).toBe('"0"');
    expect(body.view).toEqual({
      ...sent,
      name: "Mine",
      id: body.view.id,
      is_shared: false,
      user_id: viewer.who.userId,
      created_at: body.view.created_at,
      updated_at: body.view.updated_at,
      lock_version: 0,
    });
    const path = `${VIEWS}/${body.view.id}`;
    expect((await viewer.call("GET", VIEWS)).body).toEqual({ views: [body.view], total_count: 1 });
    expect((await admin.call("GET", VIEWS)).body).toEqual({ views: [], total_count: 0 });
    for (const method of ["PATCH", "DELETE"])
      expect((await admin.call(method, path, {})).status).toBe(404);
    const changed = await viewer.call("PATCH", path, { name: "Still mine" });
    expect(changed.body.view).toMatchObject({
      name: "Still mine",
      query: sent.query,
      lock_version: 1,
    });
    expect((await viewer.call("DELETE", path)).status).toBe(204);
    expect((await viewer.call("GET", VIEWS)).body.views).toEqual([]);
    expect((await viewer.call("PATCH", path, { name: "Gone" })).status).toBe(404);
  });

  test("is listed by name without regard to accents and case", async () => {
    const { member } = await company();
    const { call } = await member("REP");
    for (const name of ["zoe", "Ärger", "Zebra"]) await call("POST", VIEWS, { name });
    const { body } = await call("GET", VIEWS);
    const names = body.views.map(({ name }: { name: string }) => name);
    expect(names).toEqual(["Ärger", "Zebra", "zoe"]);
  });

  test("if shared, is visible to all, and writable for managers only, no matter who created it", async () => {
    const { organization, member } = await company();
    const [manager, rep, viewer] = [
      await member("MANAGER"),
      await member("REP"),
      await member("VIEWER"),
    ];
    expect((await rep.call("POST", VIEWS, { name: "Ours", is_shared: true })).status).toBe(403);
    const { body } = await manager.call("POST", VIEWS, { name: "Ours", is_shared: true });
    const path = `${VIEWS}/${body.view.id}`;
    expect(idsOf((await viewer.call("GET", VIEWS)).body)).toEqual([body.view.id]);
    for (const method of ["PATCH", "DELETE"])
      expect((await rep.call(method, path, { name: "Theirs" })).status).toBe(403);
    const other = await member("MANAGER");
    expect((await other.call("PATCH", path, { name: "Renamed" })).status).toBe(200);
    expect((await other.call("PATCH", path, { is_shared: false })).status).toBe(403);
    await systemDb().member.update({
      where: {
        organizationId_userId: { organizationId: organization.id, userId: manager.who.userId },
      },
      data: { role: "REP" },
    });
    // A right that came with the role does not outlive it.
    for (const body of [{ name: "By its maker" }, { is_shared: false }])
      expect((await manager.call("PATCH", path, body)).status).toBe(403);
    expect((await manager.call("DELETE", path)).status).toBe(403);
    expect(idsOf((await viewer.call("GET", VIEWS)).body)).toEqual([body.view.id]);
  });

  test("of an API key is shared", async () => {
    const { member } = await company();
    const admin = await member("ADMIN");
    await admin.call("POST", VIEWS, { name: "Personal" });
    const [reader, manager] = [
      await callerFor(await createApiKey(admin.who, { scope: "read" })),
      await callerFor(await createApiKey(admin.who, { scope: "manage" })),
    ];
    const refused = await manager("POST", VIEWS, { name: "Mine" });
    expect([refused.status, refused.body.code]).toEqual([403, "user_session_required"]);
    expect((await reader("POST", VIEWS, { name: "Ours", is_shared: true })).status).toBe(403);
    const { status, body } = await manager("POST", VIEWS, { name: "Ours", is_shared: true });
    expect([status, body.view.user_id]).toEqual([201, null]);
    expect(idsOf((await reader("GET", VIEWS)).body)).toEqual([body.view.id]);
    expect(
      (await admin.call("PATCH", `${VIEWS}/${body.view.id}`, { is_shared: false })).status,
    ).toBe(403);
  });

  test("is not overwritten if it changed since it was read", async () => {
    const { member } = await company();
    const { call } = await member("REP");
    const { body } = await call("POST", VIEWS, { name: "One" });
    const path = `${VIEWS}/${body.view.id}`;
    await call("PATCH", path, { name: "Two" }, { "if-match": '"0"' });
    for (const method of ["PATCH", "DELETE"]) {
      const stale = await call(method, path, { name: "Three" }, { "if-match": '"0"' });
      expect([stale.status, stale.body.view.name]).toEqual([412, "Two"]);
    }
    const same = await call("PATCH", path, { name: "Two" });
    expect(same.body.view.lock_version).toBe(1);
    expect((await call("DELETE", path, undefined, { "if-match": '"1"' })).status).toBe(204);
  });

  test("is refused with every invalid field", async () => {
    const { member } = await company();
    const { call } = await member("REP");
    const deep = `{"name":"V","layout":${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}}`;
    for (const [body, field] of [
      [{}, "name"],
      [{ name: " " }, "name"],
      [{ name: "x".repeat(201) }, "name"],
      [{ name: "V", is_shared: "yes" }, "is_shared"],
      [{ name: "V", query: { status: 1 } }, "query.status"],
      [{ name: "V", query: { tags: ["a"] } }, "query.tags"],
      [{ name: "V", query: [] }, "query"],
      [{ name: "V", query: { q: "x".repeat(17_000) } }, "query"],
      [{ name: "V", query: { "a\u0000b": "x" } }, "query"],
      [{ name: "V", layout: "wide" }, "layout"],
      [{ name: "V", layout: { x: "x".repeat(17_000) } }, "layout"],
      [{ name: "V", layout: { x: ["\u0000"] } }, "layout"],
      [{ name: "V", layout: { x: "\ud800" } }, "layout"],
      [deep, "layout"],
    ] as const) {
      const { status, body: problem } = await call("POST", VIEWS, body);
      expect([field, status, problem.errors?.[0].field]).toEqual([field, 422, field]);
    }
    const odd = JSON.parse(
      '{"name":"V","layout":{"__proto__":{"x":1},"n":1e400},"query":{"constructor":"x"}}',
    );
    const kept = await call("POST", VIEWS, odd);
    expect([kept.status, kept.body.view.query]).toEqual([201, { constructor: "x" }]);
  });

  test("can be saved 200 times per member", async () => {
    const { organization, member } = await company();
    const { who, call } = await member("REP");
    await systemDb().view.createMany({
      data: Array.from({ length: 199 }, (_, n) => ({
        organizationId: organization.id,
        userId: who.userId,
        name: `View ${n}`,
        query: {},
        layout: {},
      })),
    });
    const answers = await Promise.all([0, 1].map(() => call("POST", VIEWS, { name: "The last" })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test("can be saved 200 times per API key, however many other keys saved", async () => {
    const { organization, member } = await company();
    const { who } = await member("ADMIN");
    const [full, other] = await Promise.all([createApiKey(who), createApiKey(who)]);
    await systemDb().$executeRaw`
      WITH made AS (INSERT INTO views (organization_id, name, is_shared, query, layout)
        SELECT ${organization.id}::uuid, 'View ' || n, true, '{}', '{}' FROM generate_series(1, 200) n RETURNING id)
      INSERT INTO change_events (organization_id, record_type, record_id, action, actor_type, actor_api_key_id, changes)
      SELECT ${organization.id}::uuid, 'view', id, 'create', 'api_key', ${full.id}::uuid, '{}' FROM made`;
    const save = async (key: string) =>
      (await callerFor({ key }))("POST", VIEWS, { name: "One more", is_shared: true });
    expect((await save(full.key)).status).toBe(409);
    const [first] = await Promise.all([save(other.key), save(other.key)]);
    expect(first.status).toBe(201);
  });

  test("sends its events to those who see it, and a deletion to the others when it is no longer shared", async () => {
    const { member } = await company();
    const [manager, rep] = [await member("MANAGER"), await member("REP")];
    const streams = await Promise.all(
      [manager, rep].map(({ token }) => openStream("/api/v1/crm/events", { token })),
    );
    const [mine, theirs] = streams;
    if (!mine || !theirs) throw new Error("Two streams were opened");
    for (const stream of streams) await stream.next();
    const { body } = await manager.call("POST", VIEWS, { name: "Secret" });
    const path = `${VIEWS}/${body.view.id}`;
    const shared = await manager.call("PATCH", path, { is_shared: true });
    const personal = await manager.call("PATCH", path, { is_shared: false, name: "Secret again" });
    await manager.call("PATCH", path, { layout: { wide: true } });
    const { body: last } = await rep.call("POST", VIEWS, { name: "Rep's" });
    const seen = await mine.changes(4);
    expect(seen.map(({ record }) => record.name)).toEqual(expect.arrayContaining(["Secret again"]));
    const changes = [];
    for (;;) {
      const [change] = await theirs.changes(1);
      if (change.record_id === last.view.id) break;
      changes.push(change);
    }
    for (const change of changes)
      expect(JSON.stringify(change)).not.toContain(personal.body.view.name);
    expect(changes.at(-1)).toMatchObject({
      record_id: shared.body.view.id,
      record: null,
      changes: { is_shared: [true, false] },
    });
    const history = await rep.call(
      "GET",
      `/api/v1/crm/change_events?record_type=view&record_id=${body.view.id}`,
    );
    expect(history.body.change_events).toEqual([]);
    for (const stream of streams) stream.leave();
  });
});
