import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { NextRequest } from "next/server";
import { describe, expect, test, vi } from "vitest";
import { secretDigest } from "@/lib/auth/secret-digest";
import { Prisma, systemDb, transaction } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { createAccount } from "@/lib/domain/customers/accounts/create-account";
import { insertAccount } from "@/lib/domain/customers/accounts/insert-account";
import { idempotent } from "@/lib/http/idempotency";
import { Reply } from "@/lib/http/reply";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { actorFor } from "@/prisma/factories/actor-for";
import { adminFor } from "@/prisma/factories/admin-for";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const ACCOUNTS = "/api/v1/crm/accounts";

async function world() {
  const organization = await createOrganization({ defaultPipeline: true });
  const admin = await createMember(organization);
  return { organization, admin, call: await callerFor(admin) };
}

const post = (call: Caller, key: string, body: unknown, path = ACCOUNTS) =>
  call("POST", path, body, { "idempotency-key": key });

const count = (organizationId: string) => systemDb().account.count({ where: { organizationId } });

const kept = (organizationId: string) =>
  systemDb().idempotencyKey.findMany({ where: { organizationId } });

const keyed = (key: string) =>
  new NextRequest(`http://localhost${ACCOUNTS}`, {
    method: "POST",
    headers: { "idempotency-key": key },
  });

const inFlight = (organizationId: string, lockedUntil: Date) =>
  systemDb().idempotencyKey.updateMany({
    where: { organizationId },
    data: { status: null, headers: Prisma.DbNull, body: null, lockedUntil },
  });

describe("a POST with an Idempotency-Key", () => {
  test("acts once, and returns the same response when it is sent again", async () => {
    const { organization, call } = await world();
    const first = await post(call, "one", { name: "Acme" });
    const again = await post(call, "one", { name: "Acme" });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
    expect(again.headers.get("content-type")).toBe("application/json");
    expect([
      first.headers.get("idempotent-replayed"),
      again.headers.get("idempotent-replayed"),
    ]).toEqual([null, "true"]);
    expect(again.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
    expect(await count(organization.id)).toBe(1);
    await post(call, "another", { name: "Acme" });
    await call("POST", ACCOUNTS, { name: "Acme" });
    expect(await count(organization.id)).toBe(3);
  });

  test("works on every POST of both APIs, errors included", async () => {
    const { organization, call } = await world();
    const refused = await post(call, "r", { name: "" });
    const repeated = await post(call, "r", { name: "" });
    expect([repeated.status, repeated.headers.get("content-type")]).toEqual([
      422,
      "application/problem+json",
    ]);
    expect([repeated.body, repeated.headers.get("idempotent-replayed")]).toEqual([
      refused.body,
      "true",
    ]);
    const deal = { title: "Deal", stageId: "" };
    const { body: pipelines } = await call("GET", "/api/pipelines");
    deal.stageId = pipelines.items[0].stages[0].id;
    const [one, two] = [
      await post(call, "d", deal, "/api/deals"),
      await post(call, "d", deal, "/api/deals"),
    ];
    expect([one.status, two.body, two.headers.get("idempotent-replayed")]).toEqual([
      201,
      one.body,
      "true",
    ]);
    expect(await systemDb().opportunity.count({ where: { organizationId: organization.id } })).toBe(
      1,
    );
    const bulk = { ids: [one.body.id], delete: true };
    const path = "/api/v1/crm/opportunities/bulk";
    const [deleted, twice] = [await post(call, "b", bulk, path), await post(call, "b", bulk, path)];
    expect([deleted.status, twice.body]).toEqual([200, deleted.body]);
  });

  test("is refused when the key was sent with another body, path or query", async () => {
    const { organization, call } = await world();
    await post(call, "k", { name: "Acme" });
    for (const answer of [
      await post(call, "k", { name: "Another" }),
      await post(call, "k", { name: "Acme" }, "/api/v1/crm/contacts"),
      await post(call, "k", { name: "Acme" }, `${ACCOUNTS}?x=1`),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([422, "idempotency_key_reused"]);
    }
    const deals = await post(call, "k", { name: "Acme" }, "/api/organization-contact");
    expect([deals.status, deals.body]).toEqual([
      422,
      {
        statusCode: 422,
        message: "The Idempotency-Key was sent before with another request",
        error: "Unprocessable Content",
      },
    ]);
    expect(await count(organization.id)).toBe(1);
    expect(await systemDb().contact.count({ where: { organizationId: organization.id } })).toBe(0);
  });

  test("acts once when sent many times at once; concurrent ones get 409", async () => {
    const { organization, call } = await world();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => post(call, "p", { name: "Acme" })),
    );
    const acted = answers.filter(
      ({ status, headers }) => status === 201 && !headers.has("idempotent-replayed"),
    );
    expect(acted).toHaveLength(1);
    for (const { status, headers, body } of answers) {
      expect([201, 409]).toContain(status);
      if (status === 409)
        expect([body.code, headers.get("retry-after")]).toEqual(["conflict", "1"]);
      else expect(body).toEqual(acted[0]?.body);
    }
    expect(await count(organization.id)).toBe(1);
  });

  test("can be repeated if its process died before acting, and is locked while the process lives", async () => {
    const { organization, admin, call } = await world();
    await post(call, "crash", { name: "Acme" });
    const [row] = await kept(organization.id);
    expect(row?.caller).toBe(`user:${admin.userId}`);
    await systemDb().changeEvent.deleteMany({ where: { organizationId: organization.id } });
    await inFlight(organization.id, new Date(Date.now() + 30_000));
    expect((await post(call, "crash", { name: "Acme" })).status).toBe(409);
    await inFlight(organization.id, new Date(Date.now() - 1));
    expect((await post(call, "crash", { name: "Another" })).status).toBe(422);
    expect((await post(call, "crash", { name: "Acme" })).status).toBe(201);
    expect((await post(call, "crash", { name: "Acme" })).headers.get("idempotent-replayed")).toBe(
      "true",
    );
    expect(await count(organization.id)).toBe(2);
  });

  test("can be claimed again after a minute if the previous version left it in flight", async () => {
    const { organization, call } = await world();
    await post(call, "old", { name: "Acme" });
    await systemDb().idempotencyKey.updateMany({
      where: { organizationId: organization.id },
      data: { claim: null },
    });
    await inFlight(organization.id, new Date(Date.now() + 30_000));
    expect((await post(call, "old", { name: "Acme" })).status).toBe(409);
    await inFlight(organization.id, new Date(Date.now() - 1));
    expect((await post(call, "old", { name: "Another" })).status).toBe(422);
    expect((await post(call, "old", { name: "Acme" })).status).toBe(201);
  });

  test("names its record if its process died after acting, and acts again only after the key expired", async () => {
    const { organization, call } = await world();
    const { body } = await post(call, "crash", { name: "Acme" });
    await inFlight(organization.id, new Date(Date.now() - 1));
    const again = await post(call, "crash", { name: "Acme" });
    expect([again.status, again.body.code, again.headers.get("retry-after")]).toEqual([
      409,
      "conflict",
      null,
    ]);
    expect(again.body.detail).toContain(`account ${body.account.public_id}`);
    expect(await count(organization.id)).toBe(1);
    await systemDb().idempotencyKey.updateMany({
      where: { organizationId: organization.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect((await post(call, "crash", { name: "Acme" })).status).toBe(201);
    await inFlight(organization.id, new Date(Date.now() - 1));
    expect((await post(call, "crash", { name: "Acme" })).body.detail).not.toContain(
      body.account.public_id,
    );
    expect(await count(organization.id)).toBe(2);
  });

  test("does not act again if its connection broke between commit and response", async () => {
    const { organization, admin, call } = await world();
    const body = JSON.stringify({ name: "Acme" });
    const torn = await idempotent(keyed("torn"), adminFor(admin), { text: body }, async (actor) => {
      await createAccount(actor, { name: "Acme" });
      return new Reply(503, {});
    });
    expect(torn.status).toBe(503);
    const again = await post(call, "torn", { name: "Acme" });
    expect([again.status, again.headers.get("retry-after")]).toEqual([409, null]);
    expect(await count(organization.id)).toBe(1);
  });

  test("writes nothing if another request took over its claim", async () => {
    const { organization, admin, call } = await world();
    const given: Authorized<"MANAGE_ORGANIZATION">[] = [];
    const torn = await idempotent(
      keyed("late"),
      adminFor(admin),
      { text: JSON.stringify({ name: "Acme" }) },
      async (actor) => {
        given.push(actor);
        return new Reply(503, {});
      },
    );
    expect(torn.status).toBe(503);
    expect((await post(call, "late", { name: "Acme" })).status).toBe(201);
    for (const actor of given)
      await expect(createAccount(actor, { name: "Acme" })).rejects.toThrow("division by zero");
    expect([given.length, await count(organization.id)]).toEqual([1, 1]);
  });

  test("writes nothing after its process slept too long, and keeps the other request's response", async () => {
    const { organization, admin, call } = await world();
    const slept = idempotent(
      keyed("slept"),
      adminFor(admin),
      { text: JSON.stringify({ name: "Acme" }) },
      async (actor) => {
        await inFlight(organization.id, new Date(Date.now() - 1));
        expect((await post(call, "slept", { name: "Acme" })).status).toBe(201);
        await createAccount(actor, { name: "Acme" });
        return new Reply(201, {});
      },
    );
    await expect(slept).rejects.toThrow("division by zero");
    expect((await post(call, "slept", { name: "Acme" })).headers.get("idempotent-replayed")).toBe(
      "true",
    );
    expect(await count(organization.id)).toBe(1);
  });

  test("is not stuck if it fails while another request reads its key", async () => {
    const { organization, admin, call } = await world();
    let failed = 0;
    for (let round = 0; round < 20; round++) {
      const body = JSON.stringify({ name: "Acme" });
      const work = async () => {
        failed++;
        return new Reply(409, {});
      };
      // Another request may be first; then this one is refused for that, and for nothing else.
      const refused = idempotent(keyed(`r${round}`), actorFor(admin), { text: body }, work).catch(
        (error) => expect(error).toMatchObject({ code: "conflict" }),
      );
      await Promise.all([
        refused,
        post(call, `r${round}`, { name: "Acme" }),
        post(call, `r${round}`, { name: "Acme" }),
      ]);
      const { status } = await post(call, `r${round}`, { name: "Acme" });
      expect([round, status]).toEqual([round, 201]);
    }
    expect(failed).toBeGreaterThan(0);
    expect(await count(organization.id)).toBe(20);
  });

  test("does not act again if its connection broke during the commit", async () => {
    const { organization, admin, call } = await world();
    const work = { committed: Promise.resolve() };
    const body = JSON.stringify({ name: "Acme" });
    const torn = await idempotent(keyed("torn"), adminFor(admin), { text: body }, (actor) => {
      return new Promise((resolve) => {
        work.committed = transaction(actor, async (tx) => {
          await insertAccount(tx, actor, { name: "Acme" });
          resolve(new Reply(503, {}));
          await setTimeout(300);
        });
      });
    });
    expect(torn.status).toBe(503);
    await work.committed;
    expect((await post(call, "torn", { name: "Acme" })).status).toBe(409);
    expect(await count(organization.id)).toBe(1);
  });

  test("can be repeated after 429 and 401", async () => {
    const { organization, admin, call } = await world();
    vi.stubEnv("RATE_LIMIT_PER_MINUTE", "1");
    await post(call, "l", { name: "Acme" });
    expect((await post(call, "l2", { name: "Acme" })).status).toBe(429);
    vi.unstubAllEnvs();
    expect((await post(call, "l2", { name: "Acme" })).status).toBe(201);
    const { key, id } = await createApiKey(admin, { scope: "write" });
    const byKey = await callerFor({ key });
    await systemDb().apiKey.updateMany({
      where: { organizationId: organization.id, id },
      data: { revokedAt: new Date() },
    });
    expect((await post(byKey, "s", { name: "Acme" })).status).toBe(401);
    await systemDb().apiKey.updateMany({
      where: { organizationId: organization.id, id },
      data: { revokedAt: null },
    });
    const answered = await post(byKey, "s", { name: "Acme" });
    expect([answered.status, answered.headers.get("idempotent-replayed")]).toEqual([201, null]);
  });

  test("can be repeated after a fault of the server", async () => {
    const { organization, admin } = await world();
    const request = new NextRequest("http://localhost/api/v1/crm/accounts", {
      method: "POST",
      headers: { "idempotency-key": "f" },
    });
    const send = (status: number) =>
      idempotent(request, actorFor(admin), { text: "{}" }, async () => new Reply(status, {}));
    for (const status of [500, 503, 201]) expect((await send(status)).headers).toEqual({});
    expect((await send(500)).status).toBe(201);
    const breaking = new NextRequest(request, { headers: { "idempotency-key": "broken" } });
    const broken = idempotent(breaking, actorFor(admin), { text: "{}" }, () =>
      Promise.reject(new Error("Broken on purpose")),
    );
    await expect(broken).rejects.toThrow("Broken on purpose");
    expect((await kept(organization.id)).map(({ key }) => key)).toEqual(["f"]);
  });

  test("can be repeated after the reason of a 409 is gone", async () => {
    const { organization, call } = await world();
    const { body: made } = await call("POST", "/api/v1/crm/opportunity_pipelines", {
      name: "Mine",
      is_shared: true,
    });
    const id = made.pipeline.id;
    const path = `/api/v1/crm/opportunity_pipelines/${id}/set_organization_default`;
    await call("PATCH", `/api/v1/crm/opportunity_pipelines/${id}`, { is_active: false });
    expect((await post(call, "later", { add_unassigned_stage: true }, path)).status).toBe(409);
    expect(await kept(organization.id)).toEqual([]);
    await call("PATCH", `/api/v1/crm/opportunity_pipelines/${id}`, { is_active: true });
    const done = await post(call, "later", { add_unassigned_stage: true }, path);
    expect([done.status, done.headers.get("idempotent-replayed")]).toEqual([200, null]);
  });

  test("with a password in its body is stored only as a slow digest", async () => {
    const { organization, admin, call } = await world();
    const path = "/api/v1/crm/profile/password";
    const body = { current_password: admin.password, new_password: "another that is long enough" };
    expect((await post(call, "p", body, path)).status).toBe(204);
    // The change ends every session; the key belongs to the user.
    expect((await post(call, "p", body, path)).status).toBe(401);
    const again = await callerFor(admin);
    expect((await post(again, "p", body, path)).headers.get("idempotent-replayed")).toBe("true");
    const other = { ...body, new_password: "yet another one" };
    expect((await post(again, "p", other, path)).status).toBe(422);
    const [row] = await kept(organization.id);
    const quick = createHash("sha256")
      .update(`POST ${path}\n`)
      .update(JSON.stringify(body))
      .digest("hex");
    expect(row?.requestHash).toMatch(/^[0-9a-f]{64}$/);
    expect(row?.requestHash).not.toBe(quick);
    const digest = secretDigest(JSON.stringify(body));
    expect(secretDigest(JSON.stringify(body))).toBe(digest);
    vi.stubEnv("AUTH_SECRET", "another");
    expect(secretDigest(JSON.stringify(body))).not.toBe(digest);
    vi.unstubAllEnvs();
  });

  test("belongs to its caller: another member's equal key is independent", async () => {
    const { organization, admin, call } = await world();
    const other = await callerFor(await createMember(organization));
    const key = await callerFor(await createApiKey(admin, { scope: "write" }));
    for (const who of [call, other, key]) {
      const { status, headers } = await post(who, "same", { name: "Acme" });
      expect([status, headers.get("idempotent-replayed")]).toEqual([201, null]);
    }
  });

  test("has a key of 1 to 255 printable characters", async () => {
    const { organization, call } = await world();
    for (const key of ["", "x".repeat(256), "schlüssel", "a\tb"]) {
      const crm = await post(call, key, { name: "Acme" });
      expect([key, crm.status, crm.body.errors?.[0].field]).toEqual([key, 422, "Idempotency-Key"]);
      const deals = await post(call, key, { name: "Acme" }, "/api/organization-contact");
      expect([deals.status, deals.body.message]).toEqual([
        400,
        ["Idempotency-Key must be 1 to 255 printable ASCII characters"],
      ]);
    }
    expect((await post(call, "x".repeat(255), { name: "Acme" })).status).toBe(201);
    expect(await count(organization.id)).toBe(1);
  });

  test("expires after 24 hours, and the next request deletes old keys", async () => {
    const { organization, call } = await world();
    await post(call, "old", { name: "Acme" });
    await post(call, "older", { name: "Acme" });
    const [{ expiresAt } = { expiresAt: new Date(0) }] = await kept(organization.id);
    expect(Math.abs(expiresAt.getTime() - Date.now() - 86_400_000)).toBeLessThan(60_000);
    await systemDb().idempotencyKey.updateMany({
      where: { organizationId: organization.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(
      (await post(call, "old", { name: "Another" })).headers.get("idempotent-replayed"),
    ).toBeNull();
    expect((await kept(organization.id)).map(({ key }) => key)).toEqual(["old"]);
    expect(await count(organization.id)).toBe(3);
  });

  test("stores its response encrypted, because it may contain a secret", async () => {
    const { organization, call } = await world();
    const body = { name: "Secret key", scope: "read" };
    const made = await post(call, "s", body, "/api/v1/crm/api_keys");
    expect(made.status).toBe(201);
    const [row] = await kept(organization.id);
    expect(row?.body).toBeTruthy();
    const shown = JSON.stringify(made.body);
    const secret = /opk_live_\w{8}_([\w-]+)/.exec(shown)?.[1] ?? "no secret";
    expect(shown).toContain(secret);
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(Buffer.from(row?.body ?? "", "base64").toString("utf8")).not.toContain(secret);
    expect((await post(call, "s", body, "/api/v1/crm/api_keys")).body).toEqual(made.body);
    vi.stubEnv("AUTH_SECRET", "another");
    const after = await callerFor(await adminOf(organization.id));
    expect((await post(after, "s", body, "/api/v1/crm/api_keys")).status).toBe(409);
    vi.unstubAllEnvs();
  });

  test("returns 403 instead of the stored response after losing the permission", async () => {
    const { organization, admin, call } = await world();
    await post(call, "k", { name: "Acme" });
    await systemDb().member.updateMany({
      where: { organizationId: organization.id, userId: admin.userId },
      data: { role: "VIEWER" },
    });
    expect((await post(call, "k", { name: "Acme" })).status).toBe(403);
  });

  test("applies to POST only, and stores nothing without the header", async () => {
    const { organization, call } = await world();
    const { body } = await call("POST", ACCOUNTS, { name: "Acme" });
    for (const name of ["One", "Two"]) {
      const path = `${ACCOUNTS}/${body.account.id}`;
      const { status, body: changed } = await call(
        "PATCH",
        path,
        { name },
        { "idempotency-key": "same" },
      );
      expect([status, changed.account.name]).toEqual([200, name]);
    }
    expect(await kept(organization.id)).toEqual([]);
  });
});

async function adminOf(organizationId: string) {
  return systemDb().member.findFirstOrThrow({ where: { organizationId, role: "ADMIN" } });
}
