import { beforeAll, expect, it } from "vitest";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createContact } from "@/prisma/factories/create-contact";
import { createWorld } from "@/prisma/factories/create-world";

const CRM = "/api/v1/crm";

type World = { call: Caller; lists: string[] };

/** An organization in which every list has more than a page of one record. */
async function filledWorld(): Promise<World> {
  const { admin, ids } = await createWorld();
  const call = await callerFor(admin);
  const account = await createAccount(admin.organizationId);
  const contact = await createContact(admin.organizationId);
  const { body: second } = await call("POST", `${CRM}/opportunity_pipelines`, {
    pipeline: { name: "Second" },
  });
  for (const pipelineId of [ids.pipeline, second.pipeline.id]) {
    for (const [name, amount, day] of [
      ["A", null, null],
      ["B", "1", "2026-01-01"],
    ] as const) {
      const links = { account_id: account.id, contact_id: contact.id };
      const values = { name, amount, expected_close_date: day, pipeline_id: pipelineId };
      await call("POST", `${CRM}/opportunities`, { ...values, ...links });
    }
  }
  const full = { name: "Full", owner_user_id: admin.userId };
  const [accounts, contacts] = [`${CRM}/accounts`, `${CRM}/contacts`];
  await call("POST", accounts, { ...full, domain: "a.example", industry: "A", country: "A" });
  await call("POST", contacts, {
    ...full,
    title: "A",
    email: "a@a.example",
    account_id: account.id,
  });
  await call("POST", `${CRM}/activities`, {
    kind: "task",
    subject: "A",
    due_at: "2026-01-01T00:00:00Z",
  });
  for (const [plural, body] of Object.entries({
    accounts: { name: "Name", owner_user_id: null },
    contacts: { name: "Name", owner_user_id: null },
    leads: { name: "Name" },
    activities: { kind: "task", subject: "Subject" },
    opportunities: { name: "Name" },
  })) {
    await call("POST", `${CRM}/${plural}`, body);
    for (const _ of [1, 2]) {
      const { body: made } = await call("POST", `${CRM}/${plural}`, body);
      const [record] = Object.values<{ id: string }>(made);
      await call("DELETE", `${CRM}/${plural}/${record?.id}`);
    }
  }
  const opportunities = `opportunities?pipeline_id=${ids.pipeline}`;
  const sorted = (list: string, sorts: string[]) =>
    sorts.flatMap((sort) => [`${list}sort=${sort}`, `${list}sort=-${sort}`]);
  const lists = [
    ...sorted(`${opportunities}&`, [
      "position",
      "amount",
      "expected_close_date",
      "updated_at",
      "name",
    ]),
    `opportunities?pipeline_id=${second.pipeline.id}`,
    ...sorted("accounts?", [
      "name",
      "domain",
      "industry",
      "city",
      "owner_name",
      "opportunities_count",
      "updated_at",
    ]),
    ...sorted("contacts?", ["name", "title", "email", "account_name", "owner_name", "updated_at"]),
    "leads?",
    ...sorted("activities?", ["created_at", "due_at"]),
    `accounts/${account.id}/opportunities?`,
    `contacts/${contact.id}/opportunities?`,
    ...["opportunity", "account", "contact", "lead", "activity"].map(
      (type) => `trash?record_type=${type}`,
    ),
  ];
  return { call, lists };
}

/** The value that a record is sorted by. */
function sortedValue(record: Record<string, unknown>, sort: string): unknown {
  if (sort === "position") return record.stage_position;
  return sort === "city" ? (record.city ?? record.country) : record[sort];
}

let own: World;
let other: World;

beforeAll(async () => {
  [own, other] = [await filledWorld(), await filledWorld()];
});

const pageOf = async ({ call }: World, list: string, cursor?: string) =>
  call("GET", `${CRM}/${list}&limit=1${cursor === undefined ? "" : `&cursor=${cursor}`}`);

it("a list goes on after its own cursor, and refuses that of every other list and order", async () => {
  const cursors = new Map<string, string>();
  for (const list of own.lists) {
    const { status, body } = await pageOf(own, list);
    expect([list, status, typeof body.next_cursor]).toEqual([list, 200, "string"]);
    cursors.set(list, body.next_cursor);
  }
  expect(new Set(cursors.values()).size).toBe(own.lists.length);
  for (const [index, list] of own.lists.entries()) {
    // Its own, its neighbours', among them the reverse order, and some others'.
    const tried = [...cursors].filter(
      (_, at) => Math.abs(at - index) < 2 || (at + index) % 9 === 0,
    );
    for (const [from, cursor] of tried) {
      const { status, body } = await pageOf(own, list, cursor);
      expect([list, from, status]).toEqual([list, from, list === from ? 200 : 422]);
      if (status === 422) expect(body.errors[0].field).toBe("cursor");
    }
  }
});

it("a list refuses the cursor of another organization's same list", async () => {
  for (const [index, list] of own.lists.entries()) {
    const { body } = await pageOf(other, other.lists[index] ?? "");
    const { status } = await pageOf(own, list, body.next_cursor);
    expect([list, status]).toEqual([list, 422]);
  }
});

it("a list refuses cursors of the form that was given out before", async () => {
  for (const list of own.lists) {
    const { body } = await pageOf(own, list);
    const keys = JSON.parse(Buffer.from(body.next_cursor, "base64url").toString()).slice(1);
    const sort = new URLSearchParams(list.split("?")[1]).get("sort") ?? "position";
    for (const former of [keys, [sort, ...keys]]) {
      const cursor = Buffer.from(JSON.stringify(former)).toString("base64url");
      expect([list, (await pageOf(own, list, cursor)).status]).toEqual([list, 422]);
    }
  }
});

it("a list has the records without a value last, in both directions", async () => {
  let found = 0;
  for (const list of own.lists.filter((one) => one.includes("sort="))) {
    const sort = new URLSearchParams(list.split("?")[1]).get("sort") ?? "";
    const include = /^(accounts|contacts)/.test(list) ? "&include=summary" : "";
    const { body } = await own.call("GET", `${CRM}/${list}${include}`);
    const [records] = Object.values<Record<string, unknown>[]>(body);
    const isNull =
      records?.map((record) => sortedValue(record, sort.replace("-", "")) === null) ?? [];
    expect([list, isNull]).toEqual([list, isNull.toSorted((a, b) => Number(a) - Number(b))]);
    if (isNull.includes(true) && isNull.includes(false)) found += 1;
  }
  expect(found).toBeGreaterThanOrEqual(18);
});

it("a cursor with a value that PostgreSQL cannot read is refused, not a fault of the server", async () => {
  const values = [
    "0000-01-01T00:00:00.000Z",
    "+010000-01-01T00:00:00.000Z",
    "0000-01-01 00:00:00+00",
    "1e400",
    "a\u0000b",
    "\ud800",
    9e15,
    true,
  ];
  let refused = 0;
  for (const list of own.lists) {
    const { body } = await pageOf(own, list);
    const [mark, ...keys] = JSON.parse(Buffer.from(body.next_cursor, "base64url").toString());
    for (const value of values)
      for (const at of keys.keys()) {
        const forged = Buffer.from(JSON.stringify([mark, ...keys.with(at, value)]));
        const { status } = await pageOf(own, list, forged.toString("base64url"));
        // A text may be a name.
        expect([200, 422], `${list} ${value}`).toContain(status);
        if (status === 422) refused += 1;
      }
  }
  expect(refused).toBeGreaterThan(own.lists.length * values.length);
});
