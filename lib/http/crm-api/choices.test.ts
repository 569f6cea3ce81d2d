import { beforeAll, expect, test } from "vitest";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createWorld } from "@/prisma/factories/create-world";
import { rowsOf } from "@/prisma/factories/rows-of";

let world: Awaited<ReturnType<typeof createWorld>>;
let call: Caller;

beforeAll(async () => {
  world = await createWorld();
  call = await callerFor(world.admin);
});

/** Query parameters of which only some words are known, with misspelt ones. */
const MISSPELT: [path: string, name: string, values: string[]][] = [
  ["change_events", "record_type", ["opportunities", "deal", "Opportunity"]],
  ["trash", "record_type", ["opportunities"]],
  ["opportunities", "status", ["winning"]],
  ["opportunities", "rotting", ["yes", "1"]],
  ["opportunities", "sort", ["created_at"]],
  ["opportunities?limit=1", "count", ["yes", "True"]],
  ["opportunities/summary", "status", ["closed"]],
  ["accounts", "sort", ["revenue"]],
  ["accounts", "include", ["sumary"]],
  ["accounts/:account", "include", ["all"]],
  ["contacts", "include", ["sumary"]],
  ["contacts/:contact", "include", ["all"]],
  ["leads", "status", ["done"]],
  ["activities", "kind", ["tasks"]],
  ["activities", "state", ["overdue"]],
  ["activities", "sort", ["name"]],
];

test.each(MISSPELT)("a misspelt %s %s returns 422 that names it", async (path, name, values) => {
  const { account, contact } = world.ids;
  const base = `/api/v1/crm/${path.replace(":account", account).replace(":contact", contact)}`;
  for (const value of values) {
    const { status, body } = await call(
      "GET",
      `${base}${base.includes("?") ? "&" : "?"}${name}=${value}`,
    );
    expect([value, status, body.errors?.[0]?.field]).toEqual([value, 422, name]);
  }
});

test("a misspelt dry_run merges and imports nothing", async () => {
  const organizationId = world.admin.organizationId;
  const other = await createAccount(organizationId);
  const before = await rowsOf(organizationId);
  const lock_versions = { [world.ids.account]: 0, [other.id]: 0 };
  for (const value of ["1", "yes", "True"]) {
    const merge = await call(
      "POST",
      `/api/v1/crm/accounts/${world.ids.account}/merge?dry_run=${value}`,
      { ids: [other.id], lock_versions },
    );
    expect([merge.status, merge.body.errors[0].field]).toEqual([422, "dry_run"]);
    const imported = await call("POST", `/api/v1/crm/import?dry_run=${value}`, {
      accounts: [{ name: "New" }],
    });
    expect([imported.status, imported.body.errors[0].field]).toEqual([422, "dry_run"]);
  }
  expect(await rowsOf(organizationId)).toEqual(before);
});
