import { randomInt } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { systemDb } from "@/lib/db/client";
import type { CallOptions } from "@/lib/http/testing/call-route";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createContact } from "@/prisma/factories/create-contact";
import { createWorld } from "@/prisma/factories/create-world";

const CRM = "/api/v1/crm";
const LISTS = [
  { list: "opportunities", name: "opportunity" },
  { list: "accounts", name: "account" },
  { list: "accounts?include=summary", name: "account" },
  { list: "contacts", name: "contact" },
  { list: "contacts?include=summary", name: "contact" },
  { list: "leads", name: "lead" },
  { list: "activities", name: "activity" },
  { list: "opportunity_pipelines", name: "pipeline" },
  { list: "change_events", name: null },
];

type Fields = Record<string, unknown>;
let call: Caller;
let organizationId: string;
let world: Awaited<ReturnType<typeof createWorld>>;

async function read(path: string, headers?: CallOptions["headers"]) {
  const { status, body, headers: sent } = await call("GET", `${CRM}/${path}`, undefined, headers);
  expect([path, status]).toEqual([path, 200]);
  return { body, headers: sent };
}

const withQuery = (path: string, query: string) =>
  `${path}${path.includes("?") ? "&" : "?"}${query}`;
const pluralOf = (list: string) =>
  list.startsWith("opportunity_pipelines") ? "pipelines" : (list.split("?")[0] ?? "");
const pick = (record: Fields, names: string[]) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
/** A random part of the names, at least one, in a random order. */
function someOf(names: string[]): string[] {
  const shuffled = names
    .map((name) => ({ name, key: randomInt(1_000_000) }))
    .sort((a, b) => a.key - b.key)
    .map(({ name }) => name);
  return shuffled.slice(0, 1 + randomInt(names.length));
}

beforeAll(async () => {
  world = await createWorld();
  ({ organizationId } = world.admin);
  call = await callerFor(world.admin);
  const pipeline = world.ids.pipeline;
  const account = await createAccount(organizationId, { name: "Linked" });
  const contact = await createContact(organizationId, { accountId: account.id });
  await systemDb().opportunity.update({
    where: { organizationId_id: { organizationId, id: world.ids.opportunity } },
    data: { accountId: account.id, contactId: contact.id, ownerUserId: world.admin.userId },
  });
  for (const name of ["B", "A", "C"]) {
    const body = {
      name,
      pipeline_id: pipeline,
      account_id: account.id,
      amount: name === "C" ? null : "1",
    };
    const { body: made } = await call("POST", `${CRM}/opportunities`, body);
    const activity = { kind: "task", subject: name, opportunity_id: made.opportunity.id };
    await call("POST", `${CRM}/activities`, activity);
    await call("POST", `${CRM}/leads`, { name });
  }
});

describe.each(LISTS)("the list $list", ({ list, name }) => {
  const path = () =>
    list === "opportunities" ? `${list}?pipeline_id=${world.ids.pipeline}` : list;

  it("shows exactly the asked members, in the record's order", async () => {
    const whole: Fields[] = (await read(path())).body[pluralOf(list)];
    expect(whole.length).toBeGreaterThan(0);
    const names = Object.keys(whole[0] ?? {});
    for (const asked of [
      ...names.map((one) => [one]),
      names,
      ...Array.from({ length: 12 }, () => someOf(names)),
    ]) {
      const { body } = await read(withQuery(path(), `fields=${asked.join(",")}`));
      const shown: Fields[] = body[pluralOf(list)];
      expect(JSON.stringify(shown)).toBe(
        JSON.stringify(whole.map((record) => pick(record, asked))),
      );
    }
  });

  it("names the members that it does not have", async () => {
    for (const [fields, named] of [
      ["name,nope", "nope"],
      ["organization_id,id", "organization_id"],
      [",", "a member"],
      ["Id", "Id"],
      ["id;name", "id;name"],
    ]) {
      const { status, body } = await call("GET", `${CRM}/${withQuery(path(), `fields=${fields}`)}`);
      expect([fields, status]).toEqual([fields, 422]);
      const message = body.errors.find(
        ({ field }: { field: string }) => field === "fields",
      ).message;
      expect(message).toContain(named);
    }
    const { status } = await call("GET", `${CRM}/${withQuery(path(), "fields[]=id")}`);
    expect(status).toBe(422);
  });

  it("goes on page by page with members that the order does not need", async () => {
    if (name === null || name === "pipeline") return;
    const [base] = path().split("&");
    const whole: Fields[] = (await read(path())).body[pluralOf(list)];
    const [member] = ["tags", "owner_user_id"].filter((one) => one in (whole[0] ?? {}));
    const seen: Fields[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const after: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const page = await read(withQuery(base ?? "", `limit=1&count=true&fields=${member}${after}`));
      expect(page.body.total_count).toBe(whole.length);
      seen.push(...page.body[pluralOf(list)]);
      cursor = page.body.next_cursor;
      if (cursor !== null) expect(page.headers.get("link")).toContain(`fields=${member}`);
    }
    expect(seen).toEqual(whole.map((record) => pick(record, [member ?? ""])));
  });

  it("shows the same members of a single record, with its ETag", async () => {
    if (name === null) return;
    const [plural, query = ""] = list.split("?");
    const [first]: Fields[] = (await read(path())).body[pluralOf(list)];
    const one = `${plural}/${first?.id}${query === "" ? "" : `?${query}`}`;
    const { body, headers } = await read(one);
    const names = Object.keys(body[name]);
    for (const asked of [["id"], names, ...Array.from({ length: 12 }, () => someOf(names))]) {
      const part = await read(withQuery(one, `fields=${asked.join(",")}`));
      expect(JSON.stringify(part.body[name])).toBe(JSON.stringify(pick(body[name], asked)));
      expect(part.headers.get("etag")).toBe(headers.get("etag"));
    }
    const refused = await call("GET", `${CRM}/${withQuery(one, "fields=nope")}`);
    expect(refused.status).toBe(422);
    const absent = one.replace(String(first?.id), "8e0e9d2c-7a5c-4bb5-8f7a-4f4ab8a1e000");
    for (const fields of ["id", "nope"])
      expect((await call("GET", `${CRM}/${withQuery(absent, `fields=${fields}`)}`)).status).toBe(
        404,
      );
  });
});

describe("a sorted list of opportunities with fields", () => {
  it.each(["amount", "-amount", "name", "-name", "position", "-position", "updated_at"])(
    "goes on by %s without showing it, nulls last",
    async (sort) => {
      const base = `opportunities?pipeline_id=${world.ids.pipeline}&sort=${sort}`;
      const whole: Fields[] = (await read(base)).body.opportunities;
      const seen: unknown[] = [];
      let after = "";
      for (;;) {
        const { body } = await read(`${base}&limit=2&fields=id${after}`);
        seen.push(...body.opportunities.map(({ id }: { id: string }) => id));
        if (body.next_cursor === null) break;
        after = `&cursor=${body.next_cursor}`;
      }
      expect(seen).toEqual(whole.map(({ id }) => id));
      if (sort.endsWith("amount")) expect(whole.at(-1)?.amount).toBeNull();
    },
  );

  it("shows places in a page that starts within a stage, and under a filter", async () => {
    const base = `opportunities?pipeline_id=${world.ids.pipeline}`;
    const whole: Fields[] = (await read(base)).body.opportunities;
    for (const query of ["limit=2", "limit=2&offset=1", "limit=3&min_amount=1", "min_amount=1"]) {
      const { body: all } = await read(`${base}&${query}`);
      const { body } = await read(`${base}&${query}&fields=stage_position,id`);
      expect(body.opportunities).toEqual(
        all.opportunities.map((record: Fields) => pick(record, ["id", "stage_position"])),
      );
    }
    expect(whole.length).toBeGreaterThan(2);
  });
});
