import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type CallOptions, callRoute } from "@/lib/http/testing/call-route";
import { signAccessToken } from "@/lib/http/testing/sign-access-token";
import { createActivity } from "@/prisma/factories/create-activity";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createLead } from "@/prisma/factories/create-lead";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

const CRM = "/api/v1/crm";

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
    one: "lead",
    many: "leads",
    prefix: "lead_",
    title: "name",
    least: {},
    create: (organizationId: string, title: string, publicId?: string) =>
      createLead(organizationId, { name: title, ...(publicId && { publicId }) }),
    full: {
      name: "  Ada  ",
      email: " ada@example.com ",
      phone: "+1 555",
      company: "Analytical",
      source: "Fair",
      status: "working",
      description: "Asked twice",
      external_system: "erp",
      external_id: "Ada",
    },
    shown: { name: "Ada", email: "ada@example.com" },
    empty: {
      email: null,
      phone: null,
      company: null,
      source: null,
      status: "new",
      description: null,
    },
    rest: {
      converted_at: null,
      converted_contact_id: null,
      converted_contact_public_id: null,
      converted_account_id: null,
      converted_account_public_id: null,
      converted_opportunity_id: null,
      converted_opportunity_public_id: null,
    },
    bad: { name: " ", email: "none", status: "cold", phone: 7, owner_user_id: 7 },
    filters: ["status=cold", "owner_user_id=x"],
  },
  {
    one: "activity",
    many: "activities",
    prefix: "act_",
    title: "subject",
    least: { kind: "task" },
    create: (organizationId: string, title: string, publicId?: string) =>
      createActivity(organizationId, { subject: title, ...(publicId && { publicId }) }),
    full: {
      kind: "call",
      subject: "  Call back  ",
      body: "About\nthe offer",
      due_at: "2001-02-03T04:05:06+01:00",
      done_at: null,
      external_system: "erp",
      external_id: "Call",
    },
    shown: { subject: "Call back", due_at: "2001-02-03T03:05:06.000Z", state: "late" },
    empty: { kind: "task", body: null, due_at: null, done_at: null, state: "planned" },
    rest: {
      opportunity_id: null,
      opportunity_public_id: null,
      opportunity_name: null,
      contact_id: null,
      contact_public_id: null,
      contact_name: null,
      account_id: null,
      account_public_id: null,
      account_name: null,
    },
    bad: {
      kind: "visit",
      subject: "",
      body: 7,
      due_at: "soon",
      done_at: 1,
      opportunity_id: 5,
      contact_id: {},
    },
    filters: [
      "state=never",
      "kind=visit",
      "due_before=soon",
      "due_after=x",
      "owner_user_id=x",
      "sort=kind",
    ],
  },
])(
  "$many",
  ({ one, many, prefix, title, least, create, full, shown, empty, rest, bad, filters }) => {
    const post = async (body: object) =>
      (await call("POST", `/${many}`, { body: { [one]: { ...least, ...body } } })).body[one];
    const named = (text: string) => ({ ...least, [title]: text });

    test("are created with all fields, owned by the calling user, with a version and an event", async () => {
      const { status, body, headers } = await call("POST", `/${many}`, { body: { [one]: full } });
      expect([status, headers.get("etag")]).toEqual([201, '"0"']);
      const record = body[one];
      expect(record).toMatchObject({
        ...full,
        ...shown,
        owner_user_id: member.userId,
        lock_version: 0,
      });
      expect(record.owner_name).toBe(member.name);
      expect(record.public_id).toMatch(new RegExp(`^${prefix}[a-z0-9]{12}$`));
      const [[type, action, changes]] = await events(record.public_id);
      expect([type, action]).toEqual([one, "create"]);
      expect(changes).toMatchObject({ owner_user_id: [null, member.userId] });
    });

    test("are created from the required fields, and have every field", async () => {
      const record = await post(named("Bare"));
      expect(record).toMatchObject({ ...empty, ...rest, external_system: null, external_id: null });
      const known = [...Object.keys(full), ...Object.keys(empty), ...Object.keys(rest)];
      const stamps = [
        "id",
        "public_id",
        "owner_user_id",
        "owner_name",
        "created_at",
        "updated_at",
        "lock_version",
      ];
      expect(Object.keys(record).sort()).toEqual([...new Set([...known, ...stamps])].sort());
    });

    test("ignore an id, organization, version or time in the body", async () => {
      const forged = {
        id: randomUUID(),
        public_id: `${prefix}forged`,
        organization_id: stranger.organizationId,
        lock_version: 7,
        created_at: "2001-01-01",
        converted_at: "2001-01-01",
        state: "done",
      };
      const record = await post({ ...named("Forged"), ...forged });
      for (const [field, value] of Object.entries(forged)) expect(record[field]).not.toBe(value);
    });

    test("have no owner if a key creates them, and accept an active member as owner", async () => {
      const admin = await createMember({ id: member.organizationId, tenantId: member.tenantId });
      const { key } = await createApiKey(admin, { scope: "write" });
      const byKey = await callRoute("POST", `${CRM}/${many}`, {
        token: key,
        body: named("By key"),
      });
      expect([byKey.body[one].owner_user_id, byKey.body[one].owner_name]).toEqual([null, null]);
      expect((await post({ ...named("Given"), owner_user_id: admin.userId })).owner_user_id).toBe(
        admin.userId,
      );
      for (const owner of [stranger.userId, randomUUID(), "x"]) {
        const { status, body } = await call("POST", `/${many}`, {
          body: { ...named("X"), owner_user_id: owner },
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
      expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(
        Object.keys(bad).sort(),
      );
      const { body: missing } = await call("POST", `/${many}`, { body: least });
      expect(missing.errors).toEqual([{ field: title, message: "is required" }]);
    });

    test("have unique external ids within their system and organization", async () => {
      const external = { external_system: "erp", external_id: randomUUID() };
      await post({ ...named("First"), ...external });
      const second = await call("POST", `/${many}`, { body: { ...named("Second"), ...external } });
      expect([second.status, second.body.errors[0].field]).toEqual([422, "external_id"]);
      const third = await post({ ...named("Third"), ...external, external_system: "other" });
      const patched = await call("PATCH", `/${many}/${third.id}`, {
        body: { external_system: "erp" },
      });
      expect([patched.status, patched.body.errors[0].field]).toEqual([422, "external_id"]);
    });

    test("are found by public id and by UUID in any case", async () => {
      const record = await post(named("Found"));
      for (const id of [record.public_id, record.id, record.id.toUpperCase()]) {
        const { status, body, headers } = await call("GET", `/${many}/${id}`);
        expect([status, body[one], headers.get("etag")]).toEqual([200, record, '"0"']);
      }
    });

    test("are patched only in the sent fields, with both values in the event; an empty change writes nothing", async () => {
      const record = await post({ ...full, external_id: randomUUID() });
      const text = one === "lead" ? "description" : "body";
      const { body: answer, headers } = await call("PATCH", `/${many}/${record.public_id}`, {
        body: { [one]: { [title]: "Renamed", [text]: null } },
      });
      expect(headers.get("etag")).toBe('"1"');
      const { updated_at } = answer[one];
      expect(answer[one]).toEqual({
        ...record,
        [title]: "Renamed",
        [text]: null,
        lock_version: 1,
        updated_at,
      });
      expect((await events(record.id))[1]).toEqual([
        one,
        "update",
        { [title]: [record[title], "Renamed"], [text]: [record[text], null] },
      ]);
      for (const body of [{}, answer[one], { unknown: 1 }]) {
        expect((await call("PATCH", `/${many}/${record.id}`, { body })).body[one]).toEqual(
          answer[one],
        );
      }
      expect(await events(record.id)).toHaveLength(2);
    });

    test("honour If-Match: an old version returns 412 with the current record and changes nothing", async () => {
      const record = await post(named("Matched"));
      const patch = (text: string, ifMatch: string) =>
        call("PATCH", `/${many}/${record.id}`, {
          body: { [title]: text },
          headers: { "if-match": ifMatch },
        });
      expect((await patch("Once", '"0"')).status).toBe(200);
      const stale = await patch("Twice", '"0"');
      expect([stale.status, stale.body.code]).toEqual([412, "stale"]);
      expect(stale.body[one]).toMatchObject({ [title]: "Once", lock_version: 1 });
    });

    test("lose no update when many patch them at once", async () => {
      const record = await post(named("Busy"));
      const changes = [
        { [title]: "New" },
        { external_system: "a" },
        { owner_user_id: null },
        one === "lead" ? { phone: "1" } : { body: "1" },
        one === "lead" ? { company: "1" } : { due_at: "2030-01-01T00:00:00.000Z" },
      ];
      const answers = await Promise.all(
        changes.map((body) => call("PATCH", `/${many}/${record.id}`, { body })),
      );
      expect(answers.map(({ status }) => status)).toEqual(changes.map(() => 200));
      const { body } = await call("GET", `/${many}/${record.id}`);
      expect(body[one]).toMatchObject({
        ...Object.assign({}, ...changes),
        lock_version: changes.length,
      });
    });

    test("are deleted softly: hidden everywhere, unchanged when restored", async () => {
      const record = await post(named(`Gone ${randomUUID()}`));
      expect((await call("DELETE", `/${many}/${record.public_id}`)).status).toBe(204);
      for (const method of ["GET", "PATCH", "DELETE"]) {
        const { status } = await call(
          method,
          `/${many}/${record.id}`,
          method === "PATCH" ? { body: {} } : {},
        );
        expect(status).toBe(404);
      }
      expect(
        (await call("GET", `/${many}?q=${encodeURIComponent(record[title])}`)).body.total_count,
      ).toBe(0);
      const restored = await call("POST", `/${many}/${record.id}/restore`);
      expect([restored.status, restored.headers.get("etag")]).toEqual([200, '"2"']);
      expect(restored.body[one]).toMatchObject({
        ...record,
        lock_version: 2,
        updated_at: expect.any(String),
      });
      expect((await call("POST", `/${many}/${record.public_id}/restore`)).body).toEqual(
        restored.body,
      );
      const actions = (await events(record.id)).map(([, action]: [string, string]) => action);
      expect(actions).toEqual(["create", "delete", "restore"]);
    });

    test("are readable and not writable for a VIEWER", async () => {
      const viewer = await createMember(
        { id: member.organizationId, tenantId: member.tenantId },
        { role: "VIEWER" },
      );
      const reading = await signAccessToken(viewer.userId, viewer.organizationId);
      const record = await post(named("Looked at"));
      expect((await call("GET", `/${many}/${record.id}`, { token: reading })).status).toBe(200);
      for (const [method, path] of [
        ["POST", ""],
        ["PATCH", `/${record.id}`],
        ["DELETE", `/${record.id}`],
        ["POST", `/${record.id}/restore`],
      ] as const) {
        const { status, body } = await call(method, `/${many}${path}`, {
          token: reading,
          body: named("X"),
        });
        expect([status, body.code]).toEqual([403, "forbidden"]);
      }
    });

    test("are listed completely with their count, or in pages of any size that contain each once", async () => {
      const lister = await createMember(await createOrganization());
      const listing = await signAccessToken(lister.userId, lister.organizationId);
      const list = (query: string) => call("GET", `/${many}${query}`, { token: listing });
      const titles = [
        "alpha",
        "Beta",
        "beta",
        "100% sure",
        "snake_case",
        "snakeXcase",
        "back\\slash",
      ];
      // The search includes public ids; none of these contains the texts searched for below.
      for (const [index, text] of titles.entries())
        await create(lister.organizationId, text, `${many}_${index}`);
      await create(stranger.organizationId, "beta elsewhere");
      const texts = (body: Record<string, Record<string, string>[]>) =>
        body[many]?.map((record) => record[title]);
      const { body } = await list("");
      expect([texts(body)?.slice().sort(), body.total_count]).toEqual([
        titles.slice().sort(),
        titles.length,
      ]);
      for (const limit of [1, 3, titles.length - 1, titles.length, 200]) {
        const seen: (string | undefined)[] = [];
        let next: string | null = `?limit=${limit}`;
        for (let pages = 0; next && pages < 50; pages++) {
          const { body: page, headers } = await list(next);
          seen.push(...(texts(page) ?? []));
          expect(page).not.toHaveProperty("total_count");
          const link: string | null = headers.get("link");
          next = link && new URL(/^<(.*)>; rel="next"$/.exec(link)?.[1] ?? "", "http://x").search;
        }
        expect(seen).toEqual(texts(body));
      }
      expect(texts((await list("?q=BETA")).body)?.sort()).toEqual(["Beta", "beta"]);
      expect(texts((await list("?q=e_c")).body)).toEqual(["snake_case"]);
      expect((await list("?limit=1&q=beta&count=true")).body.total_count).toBe(2);
      for (const query of [
        "limit=0",
        "limit=201",
        "cursor=abc",
        "cursor=e30",
        "q=%00",
        ...filters,
      ]) {
        const { status, body: refused } = await list(`?${query}`);
        expect([query, status, refused.errors?.[0].field]).toEqual([
          query,
          422,
          query.split("=")[0],
        ]);
      }
    });
  },
);

test("a forged cursor is refused before it reaches the database", async () => {
  for (const key of [
    ["-created_at", "2026-13-45T00:00:00.000Z", randomUUID()],
    ["-created_at", "\0", randomUUID()],
    ["-created_at", "now", randomUUID()],
    ["due_at", "2026-01-01T00:00:00.000Z", randomUUID()],
    ["-created_at", "2026-01-01T00:00:00.000Z", "no id"],
  ]) {
    const cursor = Buffer.from(JSON.stringify(key)).toString("base64url");
    expect((await call("GET", `/activities?limit=2&cursor=${cursor}`)).status).toBe(422);
  }
  expect(
    await systemDb().activity.count({ where: { organizationId: member.organizationId } }),
  ).toBeGreaterThan(0);
});

describe("converting a lead", () => {
  const convert = (id: string, options: CallOptions = {}) =>
    call("POST", `/leads/${id}/convert`, options);
  const newLead = async () =>
    (await call("POST", "/leads", { body: { name: "L", company: randomUUID() } })).body.lead;

  test("needs no body, and returns all created records with the lead's version", async () => {
    const lead = await newLead();
    const { status, body, headers } = await convert(lead.public_id);
    expect([status, headers.get("etag"), Object.keys(body)]).toEqual([
      201,
      '"1"',
      ["lead", "contact", "account", "opportunity"],
    ]);
    expect(body.lead).toMatchObject({
      id: lead.id,
      status: "converted",
      converted_account_id: body.account.id,
    });
    expect((await call("GET", `/opportunities/${body.opportunity.public_id}`)).body).toEqual({
      opportunity: body.opportunity,
    });
  });

  test("returns 409 with the current lead the second time", async () => {
    const { id } = await newLead();
    await convert(id);
    const { status, body } = await convert(id, { body: {} });
    expect([status, body.code, body.lead.status]).toEqual([409, "conflict", "converted"]);
  });

  test("returns 422 with every invalid field, 412 for an old version, and 404 before both", async () => {
    const { id } = await newLead();
    const body = {
      account: { name: "" },
      contact: { email: "none" },
      opportunity: { amount: "-1", name: 7 },
    };
    const refused = await convert(id, { body });
    expect([
      refused.status,
      refused.body.errors.map(({ field }: { field: string }) => field).sort(),
    ]).toEqual([422, ["account.name", "contact.email", "opportunity.amount", "opportunity.name"]]);
    expect((await convert(id, { headers: { "if-match": '"7"' } })).status).toBe(412);
    expect((await convert(randomUUID(), { body })).status).toBe(404);
    expect((await call("PATCH", `/leads/${id}`, { body: { status: "converted" } })).status).toBe(
      422,
    );
  });
});
