import { beforeEach, describe, expect, test } from "vitest";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const PATH = "/api/v1/crm/organization";
let organization: Awaited<ReturnType<typeof createOrganization>>;
let admin: FactoryMember;
let asAdmin: Caller;

beforeEach(async () => {
  organization = await createOrganization({ name: "Acme", lostReasons: ["Price"] });
  admin = await createMember(organization);
  asAdmin = await callerFor(admin);
});

const patch = (body: unknown, headers?: Record<string, string>) =>
  asAdmin("PATCH", PATH, body, headers);

describe("GET /organization", () => {
  test.each(["VIEWER", "REP"] as const)("returns the organization to a %s", async (role) => {
    const asMember = await callerFor(await createMember(organization, { role }));
    const { status, headers, body } = await asMember("GET", PATH);
    expect([status, headers.get("etag")]).toEqual([200, '"0"']);
    expect(body).toEqual({
      organization: {
        id: organization.id,
        name: "Acme",
        time_zone: "UTC",
        currency: "USD",
        rotting_days: null,
        lost_reasons: ["Price"],
        lost_reason_required: false,
        created_at: organization.createdAt.toISOString(),
        updated_at: organization.updatedAt.toISOString(),
        lock_version: 0,
      },
    });
  });
});

describe("PATCH /organization", () => {
  test("changes the sent fields, raises the version and appends an event", async () => {
    const change = { name: "Acme Ltd", time_zone: "Asia/Tokyo", currency: "jpy", rotting_days: 30 };
    const { status, headers, body } = await patch({
      organization: { ...change, lost_reason_required: true },
    });
    expect([status, headers.get("etag")]).toEqual([200, '"1"']);
    expect(body.organization).toMatchObject({
      ...change,
      currency: "JPY",
      lost_reasons: ["Price"],
      lost_reason_required: true,
      lock_version: 1,
    });
    expect((await asAdmin("GET", PATH)).body).toEqual(body);
    const { change_events } = (
      await asAdmin("GET", "/api/v1/crm/change_events?record_type=organization")
    ).body;
    expect(change_events).toMatchObject([
      {
        action: "update",
        record_id: organization.id,
        actor: { user_id: admin.userId },
        changes: {
          name: ["Acme", "Acme Ltd"],
          rotting_days: [null, 30],
          lost_reason_required: [false, true],
        },
      },
    ]);
  });

  test("writes nothing if nothing differs, and clears the rotting days with null", async () => {
    await patch({ rotting_days: 5 });
    expect((await patch({ rotting_days: 5, name: "Acme" })).body.organization.lock_version).toBe(1);
    expect((await patch({ rotting_days: null })).body.organization).toMatchObject({
      rotting_days: null,
      lock_version: 2,
    });
  });

  test("keeps the lost reasons in the order sent", async () => {
    const lost_reasons = ["No budget", "price", "Timing"];
    expect((await patch({ lost_reasons })).body.organization.lost_reasons).toEqual(lost_reasons);
    expect((await patch({ lost_reasons: [] })).body.organization.lost_reasons).toEqual([]);
  });

  test.each<[unknown, Record<string, string>]>([
    [{ name: "  " }, { name: "must not be empty" }],
    [
      { time_zone: "Mars/Olympus" },
      { time_zone: "must be an IANA time zone such as Europe/Berlin" },
    ],
    [{ time_zone: "-05:00" }, { time_zone: "must be an IANA time zone such as Europe/Berlin" }],
    [{ currency: "EURO" }, { currency: "must be an ISO 4217 currency code" }],
    [{ rotting_days: 0 }, { rotting_days: "must be at least 1" }],
    [{ rotting_days: 1.5 }, { rotting_days: "must be an integer" }],
    [{ lost_reason_required: "yes" }, { lost_reason_required: "must be true or false" }],
    [
      { lost_reasons: ["Price", "Timing", " PRICE "] },
      { "lost_reasons[2]": "is in the list already" },
    ],
    [
      { lost_reasons: ["", "x".repeat(101)] },
      {
        "lost_reasons[0]": "must not be empty",
        "lost_reasons[1]": "must be at most 100 characters",
      },
    ],
    [
      { lost_reasons: Array.from({ length: 51 }, (_, n) => `Reason ${n}`) },
      { lost_reasons: "must hold at most 50 reasons" },
    ],
    [{ lost_reasons: "Price" }, { lost_reasons: "must be a list of texts" }],
  ])("refuses %j", async (change, errors) => {
    const { status, body } = await patch(change);
    const named = body.errors.map(({ field, message }: { field: string; message: string }) => [
      field,
      message,
    ]);
    expect([status, Object.fromEntries(named)]).toEqual([422, errors]);
    expect((await asAdmin("GET", PATH)).body.organization.lock_version).toBe(0);
  });

  test("returns 412 with the current record for an older version; of two concurrent writers one fails", async () => {
    const first = { "If-Match": '"0"' };
    const saves = await Promise.all([
      patch({ name: "Mine" }, first),
      patch({ name: "Theirs" }, first),
    ]);
    expect(saves.map(({ status }) => status).sort()).toEqual([200, 412]);
    const stale = saves.find(({ status }) => status === 412);
    const saved = saves.find(({ status }) => status === 200);
    expect(stale?.body).toMatchObject({ code: "stale", organization: saved?.body.organization });
    expect((await asAdmin("GET", PATH)).body.organization).toMatchObject({ lock_version: 1 });
  });

  test.each(["VIEWER", "REP", "MANAGER"] as const)("is forbidden to a %s", async (role) => {
    const asMember = await callerFor(await createMember(organization, { role }));
    expect((await asMember("PATCH", PATH, { name: "Mine" })).status).toBe(403);
  });

  test("is allowed for a manage key and no other key", async () => {
    for (const [scope, status] of [
      ["read", 403],
      ["write", 403],
      ["manage", 200],
    ] as const) {
      const asKey = await callerFor(await createApiKey(admin, { scope }));
      expect((await asKey("PATCH", PATH, { name: `By a ${scope} key` })).status).toBe(status);
    }
  });

  test("changes no other organization", async () => {
    const other = await createMember(await createOrganization({ name: "Other" }));
    await patch({ name: "Changed", organization_id: other.organizationId });
    expect((await (await callerFor(other))("GET", PATH)).body.organization.name).toBe("Other");
  });
});
