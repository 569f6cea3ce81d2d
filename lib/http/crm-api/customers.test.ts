import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createContact } from "@/prisma/factories/create-contact";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOpportunity } from "@/prisma/factories/create-opportunity";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";

const CRM = "/api/v1/crm";

let member: FactoryMember;
let organizationId: string;
let call: Caller;

beforeEach(async () => {
  member = await createMember(await createOrganization({ currency: "EUR" }), { role: "REP" });
  organizationId = member.organizationId;
  const caller = await callerFor(member);
  call = (method, path, body, headers) => caller(method, `${CRM}${path}`, body, headers);
});

async function stages() {
  const [open, , won] = (await createPipeline(organizationId)).stages;
  if (!open || !won) throw new Error("A pipeline has open and won stages");
  return { open, won };
}

describe("a list of accounts", () => {
  test("with include=summary has the owner's name and the open amounts, the organization's currency first", async () => {
    const { open, won } = await stages();
    const account = await createAccount(organizationId, {
      name: "Acme",
      ownerUserId: member.userId,
    });
    const accountId = account.id;
    await createOpportunities(open, [
      { accountId, amount: "900.00", currency: "USD" },
      { accountId, amount: "10.10", currency: "EUR" },
      { accountId, amount: "5.05", currency: "EUR" },
      { accountId, amount: null },
      { accountId, amount: "7.00", currency: "GBP", deletedAt: new Date() },
    ]);
    await createOpportunity(won, { accountId, amount: "1000.00", currency: "EUR" });
    const { body } = await call("GET", "/accounts?include=summary");
    expect(body.accounts).toMatchObject([
      {
        id: accountId,
        owner_name: member.name,
        opportunities_count: 5,
        open_amounts: [
          { currency: "EUR", amount: "15.15" },
          { currency: "USD", amount: "900.00" },
        ],
      },
    ]);
    expect((await call("GET", `/accounts/${accountId}?include=summary`)).body.account).toEqual(
      body.accounts[0],
    );
    expect((await call("GET", "/accounts")).body.accounts[0]).not.toHaveProperty("open_amounts");
  });

  test.each([
    "name",
    "-name",
    "domain",
    "-industry",
    "city",
    "owner_name",
    "-opportunities_count",
    "updated_at",
  ])(
    "sorted by %s returns each account once over all pages, nulls last and ties by id",
    async (sort) => {
      const { open } = await stages();
      for (let n = 0; n < 7; n++) {
        const text = n % 3 === 0 ? null : `${n % 3}`;
        const account = await createAccount(organizationId, {
          name: `Same ${n % 4}`,
          domain: text,
          industry: text,
          city: text,
          ownerUserId: n % 2 === 0 ? member.userId : null,
        });
        await createOpportunities(
          open,
          Array.from({ length: n % 3 }, () => ({ accountId: account.id })),
        );
      }
      const whole = (await call("GET", `/accounts?sort=${sort}&include=summary`)).body.accounts;
      const paged: { id: string }[] = [];
      for (let path: string | null = `/accounts?sort=${sort}&include=summary&limit=2`; path; ) {
        const { body }: { body: { accounts: { id: string }[]; next_cursor: string | null } } =
          await call("GET", path);
        paged.push(...body.accounts);
        path =
          body.next_cursor &&
          `/accounts?sort=${sort}&include=summary&limit=2&cursor=${body.next_cursor}`;
      }
      expect(paged).toEqual(whole);
      expect(new Set(paged.map(({ id }) => id)).size).toBe(7);
      const field = sort.replace("-", "");
      const values: (string | number | null)[] = whole.map(
        (account: Record<string, string | number | null>) => account[field] ?? null,
      );
      const known = values.filter((value) => value !== null);
      expect(values).toEqual([...known, ...values.filter((value) => value === null)]);
      const rising = known.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
      expect(known).toEqual(sort.startsWith("-") ? rising.reverse() : rising);
    },
  );

  test("refuses an unknown order, a cursor of another order and a forged cursor", async () => {
    await createAccount(organizationId);
    await createAccount(organizationId);
    const { next_cursor } = (await call("GET", "/accounts?limit=1")).body;
    const forged = (key: unknown[]) => Buffer.from(JSON.stringify(key)).toString("base64url");
    for (const query of [
      "sort=password",
      "include=everything",
      `sort=domain&limit=1&cursor=${next_cursor}`,
      "limit=1&cursor=nonsense",
      `sort=updated_at&limit=1&cursor=${forged(["updated_at", "tomorrow", randomUUID()])}`,
      `sort=opportunities_count&limit=1&cursor=${forged(["opportunities_count", "1e9", randomUUID()])}`,
      `limit=1&cursor=${forged(["name", "a\0", randomUUID()])}`,
    ]) {
      expect({ query, status: (await call("GET", `/accounts?${query}`)).status }).toEqual({
        query,
        status: 422,
      });
    }
  });
});

describe("a list of contacts", () => {
  test("can be filtered by account and searched by the account's name; a deleted account has none", async () => {
    const [north, south] = [
      await createAccount(organizationId, { name: "Northern Works" }),
      await createAccount(organizationId, { name: "South" }),
    ];
    const contact = await createContact(organizationId, { name: "Ada", accountId: north.id });
    await createContact(organizationId, { name: "Ben", accountId: south.id });
    const ids = async (query: string) =>
      (await call("GET", `/contacts?${query}`)).body.contacts.map(({ id }: { id: string }) => id);
    for (const query of [
      `account_id=${north.id}`,
      `account_id=${north.publicId}`,
      "q=northern+works",
    ])
      expect(await ids(query)).toEqual([contact.id]);
    const { body } = await call(
      "GET",
      `/contacts?account_id=${north.id}&include=summary&limit=1&count=true`,
    );
    expect(body).toMatchObject({
      contacts: [{ account_name: "Northern Works", owner_name: null }],
      total_count: 1,
    });
    await call("DELETE", `/accounts/${north.id}`);
    expect(await ids(`account_id=${north.id}`)).toEqual([]);
    expect(await ids("account_id=nonsense")).toEqual([]);
  });
});

describe("the opportunities of an account or contact", () => {
  test("are listed open ones first, then newest, in pages, with totals of all by currency", async () => {
    const { open, won } = await stages();
    const account = await createAccount(organizationId);
    const contact = await createContact(organizationId);
    const links = { accountId: account.id, contactId: contact.id };
    const at = (day: number) => ({ ...links, createdAt: new Date(Date.UTC(2026, 0, day)) });
    const [older, newer] = await createOpportunities(open, [
      { ...at(1), name: "Older", amount: "10.50", currency: "EUR" },
      { ...at(2), name: "Newer", amount: null, currency: "USD" },
      { ...at(3), name: "Gone", deletedAt: new Date() },
    ]);
    const [closed] = await createOpportunities(won, [
      { ...at(4), name: "Won", amount: "7.00", currency: "EUR" },
    ]);
    for (const path of [`/accounts/${account.publicId}`, `/contacts/${contact.id}`]) {
      const first = (await call("GET", `${path}/opportunities?limit=2`)).body;
      expect(first.opportunities).toMatchObject([
        { id: newer?.id, name: "Newer", amount: null, status: "open", stage: open.name },
        { id: older?.id, amount: "10.50" },
      ]);
      expect(first.total_count).toBe(3);
      expect(first.totals).toEqual([
        { currency: "EUR", open_amount: "10.50", won_amount: "7.00" },
        { currency: "USD", open_amount: "0.00", won_amount: "0.00" },
      ]);
      const { body } = await call(
        "GET",
        `${path}/opportunities?limit=2&cursor=${first.next_cursor}`,
      );
      expect(body).toMatchObject({
        opportunities: [{ id: closed?.id, status: "won" }],
        next_cursor: null,
      });
      expect((await call("GET", `${path}/opportunities?cursor=x`)).status).toBe(422);
      const { links: counts } = (await call("GET", `${path}/links`)).body;
      expect(counts).toEqual({ opportunities: 3, contacts: 0, activities: 0, leads: 0 });
    }
  });
});

describe.each([
  { one: "account", many: "accounts", create: createAccount, link: "accountId" },
  { one: "contact", many: "contacts", create: createContact, link: "contactId" },
] as const)("POST /$many/:id/merge", ({ one, many, create, link }) => {
  test("previews a merge, returns 412 with the current records if stale, then merges and returns the survivor", async () => {
    const { open } = await stages();
    const [keep, gone] = [
      await create(organizationId, { name: "Keep" }),
      await create(organizationId),
    ];
    const opportunity = await createOpportunity(open, { [link]: gone.id });
    const lock_versions: Record<string, number> = { [keep.publicId]: 0, [gone.publicId]: 0 };
    const body = { ids: [gone.publicId], lock_versions };
    const path = `/${many}/${keep.publicId}/merge`;
    const moved = { opportunities: 1, contacts: 0, activities: 0, leads: 0 };
    const preview = await call("POST", `${path}?dry_run=true`, body);
    expect([preview.status, preview.body.moved]).toEqual([200, moved]);
    expect((await call("GET", `/${many}/${gone.id}`)).status).toBe(200);

    await call("PATCH", `/${many}/${gone.id}`, { description: "Changed" });
    const stale = await call("POST", path, body);
    expect([stale.status, stale.body.code]).toEqual([412, "stale"]);
    expect(stale.body[many]).toMatchObject([
      { id: keep.id },
      { id: gone.id, description: "Changed", lock_version: 1 },
    ]);

    lock_versions[gone.publicId] = 1;
    const merged = await call("POST", path, body);
    expect([merged.status, merged.body.merged_ids, merged.body.moved]).toEqual([
      200,
      [gone.id],
      moved,
    ]);
    expect(merged.body[one]).toMatchObject({
      id: keep.id,
      name: "Keep",
      description: "Changed",
      lock_version: 1,
    });
    expect((await call("GET", `/${many}/${gone.id}`)).status).toBe(404);
    expect(
      (await call("GET", `/opportunities/${opportunity.id}`)).body.opportunity[`${one}_id`],
    ).toBe(keep.id);
    expect((await call("POST", path, body)).status).toBe(422);
  });

  test("lists every invalid field", async () => {
    const keep = await create(organizationId);
    const path = `/${many}/${keep.id}/merge`;
    const fieldsOf = async (body: unknown) => {
      const { status, body: problem } = await call("POST", path, body);
      return [status, (problem.errors ?? []).map(({ field }: { field: string }) => field)];
    };
    expect(await fieldsOf({})).toEqual([422, ["ids", "lock_versions"]]);
    expect(await fieldsOf({ ids: [], lock_versions: {} })).toEqual([422, ["ids"]]);
    expect(await fieldsOf({ ids: [7], lock_versions: { a: "x" }, fields: [] })).toEqual([
      422,
      ["ids[0]", "fields", "lock_versions.a"],
    ]);
    const ids = Array.from({ length: 10 }, () => randomUUID());
    expect(await fieldsOf({ ids, lock_versions: {} })).toEqual([422, ["ids"]]);
    expect(
      await fieldsOf(
        JSON.parse(
          '{"ids":["a\\u0000"],"lock_versions":{"__proto__":1},"fields":{"__proto__":"x"}}',
        ),
      ),
    ).toEqual([422, ["ids[0]"]]);
  });
});

test("an API key reads the duplicates and the trash of its own organization only", async () => {
  const first = await createAccount(organizationId, {
    name: "Twin",
    createdAt: new Date("2026-01-01"),
  });
  const second = await createAccount(organizationId, { name: "TWIN" });
  const stranger = await createMember(await createOrganization());
  await createAccount(stranger.organizationId, { name: "Twin" });
  const admin = { ...member, role: "ADMIN" as const };
  const byKey = await callerFor({ key: (await createApiKey(admin, { scope: "write" })).key });
  const { duplicates } = (await byKey("GET", `${CRM}/accounts/duplicates`)).body;
  expect(duplicates).toMatchObject([
    { shared: "name", records: [{ id: first.id }, { id: second.id }] },
  ]);
  await byKey("DELETE", `${CRM}/accounts/${second.id}`);
  const { records, counts } = (await byKey("GET", `${CRM}/trash?record_type=account`)).body;
  expect(records).toMatchObject([
    { id: second.id, deleted_by: { type: "api_key", user_id: null } },
  ]);
  expect(counts).toEqual({ opportunity: 0, account: 1, contact: 0, lead: 0, activity: 0 });
  expect((await byKey("GET", `${CRM}/trash?record_type=deal`)).status).toBe(422);
  const strange = await callerFor(stranger);
  expect((await strange("GET", `${CRM}/trash?record_type=account`)).body.records).toEqual([]);
});
