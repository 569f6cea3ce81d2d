import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type CallOptions, callRoute } from "@/lib/http/testing/call-route";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createAccount } from "@/prisma/factories/create-account";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createContact } from "@/prisma/factories/create-contact";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const CRM = "/api/v1/crm";
const NOT_FOUND = { status: 404, code: "not_found", detail: "The requested record was not found" };

let member: FactoryMember;
let token: string;
let stranger: FactoryMember;

beforeAll(async () => {
  member = await createMember(await createOrganization(), { role: "REP" });
  token = await signAccessToken(member.userId, member.organizationId);
  stranger = await createMember(await createOrganization());
});

const call = (method: string, path: string, options: CallOptions = {}) =>
  callRoute(method, `${CRM}${path}`, { token, ...options });

const events = async (id: string) =>
  (await call("GET", `/change_events?record_id=${id}`)).body.change_events.map(
    (event: { record_type: string; action: string; changes: object }) => [
      event.record_type,
      event.action,
      event.changes,
    ],
  );

describe.each([
  {
    one: "account",
    many: "accounts",
    prefix: "acct_",
    create: createAccount,
    text: "domain",
    full: {
      name: "  Acme  ",
      domain: "acme.example",
      industry: "Rockets",
      phone: "+1 555",
      country: "US",
      city: "Reno",
      annual_revenue: 1054,
      employees: 12,
      description: "Old friend",
      tags: ["a", "b", "a"],
      external_system: "maven",
      external_id: "Acme",
    },
    shown: { annual_revenue: "1054.00", opportunities_count: 0 },
    empty: {
      domain: null,
      industry: null,
      phone: null,
      country: null,
      city: null,
      annual_revenue: null,
    },
    bad: {
      name: " ",
      annual_revenue: "-1",
      employees: 1.5,
      tags: "x",
      domain: 5,
      owner_user_id: 7,
    },
  },
  {
    one: "contact",
    many: "contacts",
    prefix: "cnt_",
    create: createContact,
    text: "email",
    full: {
      name: "  Ada  ",
      email: " ada@example.com ",
      phone: "+1 555",
      title: "CTO",
      contact_type: "customer",
      description: "Old friend",
      tags: ["a", "b", "a"],
      external_system: "maven",
      external_id: "Ada",
    },
    shown: { email: "ada@example.com", account_id: null, account_public_id: null },
    empty: { email: null, phone: null, title: null, contact_type: "client", account_id: null },
    bad: {
      name: 7,
      email: "no address",
      contact_type: "friend",
      tags: [""],
      phone: {},
      account_id: 5,
    },
  },
])("$many", ({ one, many, prefix, create, text, full, shown, empty, bad }) => {
  const post = async (body: object) =>
    (await call("POST", `/${many}`, { body: { [one]: body } })).body[one];

  test("are created with all fields, owned by the calling user, with a version and an event", async () => {
    const { status, body, headers } = await call("POST", `/${many}`, { body: { [one]: full } });
    expect(status).toBe(201);
    expect(headers.get("etag")).toBe('"0"');
    const record = body[one];
    expect(record).toMatchObject({
      ...full,
      ...shown,
      name: full.name.trim(),
      tags: ["a", "b"],
      lock_version: 0,
    });
    expect(record.owner_user_id).toBe(member.userId);
    expect(record.public_id).toMatch(new RegExp(`^${prefix}[a-z0-9]{12}$`));
    expect(record.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const [[type, action, changes]] = await events(record.public_id);
    expect([type, action]).toEqual([one, "create"]);
    expect(changes).toMatchObject({
      name: [null, full.name.trim()],
      owner_user_id: [null, member.userId],
    });
  });

  test("are created from a name alone, and have every field", async () => {
    const record = await post({ name: "Bare" });
    const rest = { description: null, tags: [], external_system: null, external_id: null };
    expect(record).toMatchObject({ ...empty, ...rest });
    const expected = [
      ...Object.keys(full),
      ...Object.keys(shown),
      ...Object.keys(empty),
      "id",
      "public_id",
    ];
    const stamps = ["owner_user_id", "created_at", "updated_at", "lock_version"];
    const known = new Set([...expected, ...stamps, ...(one === "account" ? ["employees"] : [])]);
    expect(Object.keys(record).sort()).toEqual([...known].sort());
  });

  test("ignore an id, organization, version or time in the body", async () => {
    const forged = {
      id: randomUUID(),
      public_id: `${prefix}forged`,
      organization_id: stranger.organizationId,
      tenant_id: stranger.tenantId,
      lock_version: 7,
      created_at: "2001-01-01",
    };
    const record = await post({ name: "Forged", ...forged });
    for (const [field, value] of Object.entries(forged)) expect(record[field]).not.toBe(value);
    expect((await call("GET", `/${many}/${record.id}`)).status).toBe(200);
  });

  test("have no owner if a key creates them, and accept an active member as owner", async () => {
    const admin = await createMember({ id: member.organizationId, tenantId: member.tenantId });
    const { key } = await createApiKey(admin, { scope: "write" });
    const byKey = await callRoute("POST", `${CRM}/${many}`, {
      token: key,
      body: { name: "By key" },
    });
    expect(byKey.body[one].owner_user_id).toBeNull();
    expect((await post({ name: "Given", owner_user_id: admin.userId })).owner_user_id).toBe(
      admin.userId,
    );
    expect((await post({ name: "Nobody's", owner_user_id: null })).owner_user_id).toBeNull();
    for (const owner of [stranger.userId, randomUUID(), "x"]) {
      const { status, body } = await call("POST", `/${many}`, {
        body: { name: "X", owner_user_id: owner },
      });
      expect([status, body.errors]).toEqual([
        422,
        [{ field: "owner_user_id", message: "must be an active member of your organization" }],
      ]);
    }
  });

  test("are refused with every invalid field listed", async () => {
    const { status, body } = await call("POST", `/${many}`, { body: bad });
    expect([status, body.code]).toEqual([422, "invalid"]);
    const named = body.errors.map((error: { field: string }) => error.field.replace(/\[.*/, ""));
    expect(named.sort()).toEqual(Object.keys(bad).sort());
    const { body: missing } = await call("POST", `/${many}`, {});
    expect(missing.errors).toEqual([{ field: "name", message: "is required" }]);
  });

  test("have unique external ids within their system and organization", async () => {
    const external = { external_system: "erp", external_id: randomUUID() };
    const first = await post({ name: "First", ...external });
    const second = await call("POST", `/${many}`, { body: { name: "Second", ...external } });
    expect([second.status, second.body.errors[0].field]).toEqual([422, "external_id"]);
    const third = await post({ name: "Third", ...external, external_system: "other" });
    const patched = await call("PATCH", `/${many}/${third.id}`, {
      body: { external_system: "erp" },
    });
    expect([patched.status, patched.body.errors[0].field]).toEqual([422, "external_id"]);
    await call("DELETE", `/${many}/${first.id}`);
    expect((await call("POST", `/${many}`, { body: { name: "Again", ...external } })).status).toBe(
      422,
    );
    const elsewhere = await signAccessToken(stranger.userId, stranger.organizationId);
    const body = { name: "Elsewhere", ...external };
    expect((await callRoute("POST", `${CRM}/${many}`, { token: elsewhere, body })).status).toBe(
      201,
    );
  });

  test("are found by public id, and by UUID in any case", async () => {
    const record = await post({ name: "Found" });
    for (const id of [record.public_id, record.id, record.id.toUpperCase()]) {
      const { status, body, headers } = await call("GET", `/${many}/${id}`);
      expect([status, body[one], headers.get("etag")]).toEqual([200, record, '"0"']);
    }
  });

  test("are patched only in the sent fields: null clears, the version rises, the event has both values", async () => {
    const record = await post({ ...full, external_id: randomUUID() });
    const body = { [one]: { name: "Renamed", description: null } };
    const {
      status,
      body: answer,
      headers,
    } = await call("PATCH", `/${many}/${record.public_id}`, { body });
    expect([status, headers.get("etag")]).toEqual([200, '"1"']);
    expect(answer[one]).toEqual({
      ...record,
      name: "Renamed",
      description: null,
      lock_version: 1,
      updated_at: answer[one].updated_at,
    });
    expect(answer[one].updated_at > record.updated_at).toBe(true);
    expect((await events(record.id))[1]).toEqual([
      one,
      "update",
      { name: [full.name.trim(), "Renamed"], description: ["Old friend", null] },
    ]);
  });

  test("are not written by a patch that changes nothing", async () => {
    const record = await post({ ...full, external_id: randomUUID() });
    for (const body of [{}, { ...full, external_id: record.external_id }, record, { unknown: 1 }]) {
      const { status, body: answer } = await call("PATCH", `/${many}/${record.id}`, { body });
      expect([status, answer[one]]).toEqual([200, record]);
    }
    expect(await events(record.id)).toHaveLength(1);
  });

  test("honour If-Match: an old version returns 412 with the current record and changes nothing", async () => {
    const record = await post({ name: "Matched" });
    const patch = (name: string, ifMatch: string) =>
      call("PATCH", `/${many}/${record.id}`, { body: { name }, headers: { "if-match": ifMatch } });
    expect((await patch("Once", '"0"')).status).toBe(200);
    for (const ifMatch of ['"0"', '"99"', "nonsense", '"2", "3"']) {
      const stale = await patch("Twice", ifMatch);
      expect([stale.status, stale.body.code]).toEqual([412, "stale"]);
      expect(stale.body[one]).toMatchObject({ id: record.id, name: "Once", lock_version: 1 });
    }
    expect((await patch("Weakly", 'W/"1"')).body[one].name).toBe("Weakly");
    expect((await patch("Any", "*")).status).toBe(200);
    expect(await events(record.id)).toHaveLength(4);
  });

  test("lose no update when many patch them at once", async () => {
    const record = await post({ name: "Busy" });
    const fields = ["phone", "description", text, "tags", "name", "external_system"];
    const answers = await Promise.all(
      fields.map((field) =>
        call("PATCH", `/${many}/${record.id}`, {
          body: { [field]: field === "tags" ? ["x"] : "a@b" },
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(fields.map(() => 200));
    const { body } = await call("GET", `/${many}/${record.id}`);
    for (const field of fields) expect(body[one][field]).toEqual(field === "tags" ? ["x"] : "a@b");
    expect(body[one].lock_version).toBe(fields.length);
    expect(await events(record.id)).toHaveLength(fields.length + 1);
  });

  test("are deleted softly: hidden everywhere, kept in the database, unchanged when restored", async () => {
    const record = await post({ name: `Gone ${randomUUID()}` });
    const deleted = await call("DELETE", `/${many}/${record.public_id}`);
    expect([deleted.status, deleted.body]).toEqual([204, undefined]);
    for (const [method, path] of [
      ["GET", ""],
      ["PATCH", ""],
      ["DELETE", ""],
    ]) {
      const { status, body } = await call(
        method ?? "",
        `/${many}/${record.id}${path}`,
        method === "PATCH" ? { body: {} } : {},
      );
      expect([status, body]).toMatchObject([404, NOT_FOUND]);
    }
    expect(
      (await call("GET", `/${many}?q=${encodeURIComponent(record.name)}`)).body.total_count,
    ).toBe(0);
    const restored = await call("POST", `/${many}/${record.id}/restore`);
    expect([restored.status, restored.headers.get("etag")]).toEqual([200, '"2"']);
    expect(restored.body[one]).toMatchObject({
      ...record,
      lock_version: 2,
      updated_at: expect.any(String),
    });
    const again = await call("POST", `/${many}/${record.public_id}/restore`);
    expect([again.status, again.body]).toEqual([200, restored.body]);
    expect((await events(record.id)).map(([, action]: [string, string]) => action)).toEqual([
      "create",
      "delete",
      "restore",
    ]);
  });

  test("of another organization look exactly like unknown ones, wherever an id is sent", async () => {
    const foreign = await create(stranger.organizationId, { name: "Foreign" });
    const deletedForeign = await create(stranger.organizationId, {
      name: "Foreign",
      deletedAt: new Date(),
    });
    const ids = [
      foreign.id,
      foreign.publicId,
      deletedForeign.id,
      randomUUID(),
      `${prefix}zzzzzzzzzzzz`,
      "x",
      "%00",
      "%25",
    ];
    for (const id of ids) {
      for (const [method, path, options] of [
        ["GET", "", {}],
        ["PATCH", "", { body: { name: "Mine" } }],
        ["PATCH", "", { body: { name: 7 } }],
        ["PATCH", "", { body: { name: "Mine" }, headers: { "if-match": '"7"' } }],
        ["DELETE", "", {}],
        ["POST", "/restore", {}],
      ] as const) {
        const { status, body } = await call(method, `/${many}/${id}${path}`, options);
        expect([status, { ...body, request_id: "" }]).toEqual([
          404,
          {
            ...NOT_FOUND,
            type: expect.any(String),
            title: "Not Found",
            error: NOT_FOUND.detail,
            request_id: "",
          },
        ]);
      }
    }
    const stored = { name: "Foreign", lockVersion: 0 };
    const where = { organizationId: stranger.organizationId, name: "Foreign" };
    const kept =
      one === "account"
        ? await systemDb().account.findMany({ where })
        : await systemDb().contact.findMany({ where });
    expect(kept).toMatchObject([stored, stored]);
  });

  test("are readable and not writable for a VIEWER", async () => {
    const viewer = await createMember(
      { id: member.organizationId, tenantId: member.tenantId },
      { role: "VIEWER" },
    );
    const reading = await signAccessToken(viewer.userId, viewer.organizationId);
    const record = await post({ name: "Looked at" });
    expect((await call("GET", `/${many}/${record.id}`, { token: reading })).status).toBe(200);
    for (const [method, path] of [
      ["POST", `/${many}`],
      ["PATCH", `/${many}/${record.id}`],
      ["DELETE", `/${many}/${record.id}`],
      ["POST", `/${many}/${record.id}/restore`],
    ] as const) {
      const { status, body } = await call(method, path, { token: reading, body: { name: "X" } });
      expect([status, body.code]).toEqual([403, "forbidden"]);
    }
  });
});
