import { beforeEach, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import type { Authorized, UserActor } from "@/lib/domain/actor";
import { restoreAccount } from "@/lib/domain/customers/accounts/restore-account";
import { mergeAccounts } from "@/lib/domain/customers/merge/merge-accounts";
import { mergeContacts } from "@/lib/domain/customers/merge/merge-contacts";
import { DomainError } from "@/lib/domain/errors";
import { importText } from "@/lib/domain/import-export/csv/testing/csv-file";
import { adminFor } from "@/prisma/factories/admin-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { importBundle } from "./import-bundle";
import { comparable, readBundle } from "./testing/read-bundle";

let actor: UserActor & Authorized<"MANAGE_ORGANIZATION">;

beforeEach(async () => {
  actor = adminFor(await createMember(await createOrganization({ defaultPipeline: true })));
});

const KEPT = { public_id: "acct_n", name: "Acme", external_system: "erp", external_id: "n" };
const GONE = { public_id: "acct_m", name: "ACME Inc", external_system: "erp", external_id: "m" };
const FILE = {
  accounts: [GONE, KEPT],
  contacts: [{ public_id: "cnt_1", name: "Ann", account_public_id: "acct_m" }],
};

const account = (publicId: string) =>
  systemDb().account.findFirstOrThrow({
    where: { organizationId: actor.organizationId, publicId },
  });
const accountOf = async (publicId: string) =>
  (
    await systemDb().contact.findFirstOrThrow({
      where: { organizationId: actor.organizationId, publicId },
      include: { account: true },
    })
  ).account?.publicId;
const merge = async (keep: string, other: string) => {
  const [survivor, gone] = [await account(keep), await account(other)];
  await mergeAccounts(actor, keep, {
    ids: [gone.id],
    fields: {},
    lock_versions: { [survivor.id]: survivor.lockVersion, [gone.id]: gone.lockVersion },
  });
};

describe("a merged account", () => {
  beforeEach(async () => {
    await importBundle(actor, FILE);
    await merge("acct_n", "acct_m");
  });

  test("stays merged when the bundle is imported again, and its links lead to the survivor", async () => {
    const again = await importBundle(actor, FILE);
    expect(again).toMatchObject({ updated: { accounts: 0, contacts: 0 }, errors: [] });
    expect(again.unchanged.accounts).toBe(2);
    expect(again.warnings).toMatchObject([
      { record_type: "account", public_id: "acct_m", field: "public_id", count: 1 },
    ]);
    expect((await account("acct_m")).deletedAt).not.toBeNull();
    expect(await account("acct_n")).toMatchObject({ name: "Acme", externalId: "n" });
    expect(await accountOf("cnt_1")).toBe("acct_n");
  });

  test("lends its keys to the survivor, which keeps its own: public id and external ids", async () => {
    const { public_id: _, ...external } = GONE;
    for (const row of [{ public_id: "acct_m" }, external, GONE]) {
      const report = await importBundle(actor, {
        accounts: [{ ...row, city: `Oslo ${row === GONE}` }],
      });
      expect(report).toMatchObject({ created: { accounts: 0 }, updated: { accounts: 1 } });
      expect(report.warnings).toHaveLength(1);
      await importBundle(actor, { accounts: [{ public_id: "acct_n", city: null }] });
    }
    expect(await account("acct_n")).toMatchObject({ externalId: "n", deletedAt: null });
    expect((await account("acct_m")).deletedAt).not.toBeNull();
    const both = { public_id: "acct_n", external_system: "erp", external_id: "m", city: "Bergen" };
    expect(await importBundle(actor, { accounts: [both] })).toMatchObject({ errors: [] });
    expect(await account("acct_n")).toMatchObject({ externalId: "n", city: "Bergen" });
  });

  test("is linked to as its survivor by a bundle and a CSV, by public id and by name", async () => {
    await importBundle(actor, {
      contacts: [{ public_id: "cnt_2", name: "Bob", account_public_id: "acct_m" }],
    });
    expect(await accountOf("cnt_2")).toBe("acct_n");
    const report = await importText(
      actor,
      "Name,Public ID,Account,Account public ID\nA,opp_a,,acct_m\nB,opp_b,acme inc,\nC,opp_c,ACME Inc,acct_m\n",
    );
    expect(report.created).toEqual({ opportunities: 3, accounts: 0, contacts: 0 });
    const linked = await systemDb().opportunity.findMany({
      where: { organizationId: actor.organizationId },
      include: { account: true },
    });
    expect(linked.map((each) => each.account?.publicId)).toEqual(["acct_n", "acct_n", "acct_n"]);
  });

  test("leads on to the survivor of its survivor", async () => {
    await importBundle(actor, { accounts: [{ public_id: "acct_k", name: "Holding" }] });
    await merge("acct_k", "acct_n");
    await importBundle(actor, FILE);
    expect(await accountOf("cnt_1")).toBe("acct_k");
    expect((await account("acct_m")).deletedAt).not.toBeNull();
    expect((await account("acct_n")).deletedAt).not.toBeNull();
    expect(await account("acct_k")).toMatchObject({ deletedAt: null, externalId: "n" });
  });

  test("is exported as merged, comes out equal, and leads to the survivor there too", async () => {
    await importBundle(actor, { accounts: [{ public_id: "acct_k", name: "Holding" }] });
    await merge("acct_k", "acct_n");
    const exported = await readBundle(actor);
    expect(exported.accounts).toMatchObject([
      { public_id: "acct_k", merged_into_public_id: null, deleted_at: null },
      { public_id: "acct_m", merged_into_public_id: "acct_n" },
      { public_id: "acct_n", merged_into_public_id: "acct_k" },
    ]);
    expect(await importBundle(actor, exported)).toMatchObject({
      updated: { accounts: 0 },
      unchanged: { accounts: 3 },
      warnings: [],
    });
    actor = adminFor(await createMember(await createOrganization()));
    await importBundle(actor, exported);
    expect(comparable((await readBundle(actor)).accounts)).toEqual(comparable(exported.accounts));
    await importBundle(actor, FILE);
    expect(await accountOf("cnt_1")).toBe("acct_k");
  });

  test("is a record of its own again once it is restored", async () => {
    await restoreAccount(actor, "acct_m");
    expect(await account("acct_m")).toMatchObject({ deletedAt: null, mergedIntoId: null });
    expect(await importBundle(actor, FILE)).toMatchObject({ warnings: [], errors: [] });
    expect(await accountOf("cnt_1")).toBe("acct_m");
  });
});

test("a merged contact stays merged, too", async () => {
  const [keep, gone] = [
    { public_id: "cnt_n", name: "Ann" },
    { public_id: "cnt_m", name: "Anne", external_system: "erp", external_id: "m" },
  ];
  await importBundle(actor, { contacts: [keep, gone] });
  const where = { organizationId: actor.organizationId };
  const [survivor, other] = await systemDb().contact.findMany({
    where,
    orderBy: { publicId: "desc" },
  });
  const ids = [other?.id ?? ""];
  const lock_versions = { [survivor?.id ?? ""]: 0, [ids[0] ?? ""]: 0 };
  await mergeContacts(actor, "cnt_n", { ids, fields: {}, lock_versions });
  const again = await importBundle(actor, {
    contacts: [keep, gone],
    opportunities: [{ public_id: "opp_1", name: "Deal", contact_public_id: "cnt_m" }],
  });
  expect(again).toMatchObject({ updated: { contacts: 0 }, errors: [] });
  const [deal] = await systemDb().opportunity.findMany({ where, include: { contact: true } });
  expect(deal?.contact?.publicId).toBe("cnt_n");
});

test("a bundle's merge needs a deleted record, a known survivor and no circle", async () => {
  const deleted_at = "2026-01-01T00:00:00Z";
  const row = (id: string, into: string, more = {}) => ({
    public_id: `acct_${id}`,
    name: id,
    merged_into_public_id: `acct_${into}`,
    ...more,
  });
  const refused = await importBundle(actor, {
    accounts: [
      { public_id: "acct_x", name: "X" },
      row("live", "x"),
      row("lost", "unknown", { deleted_at }),
      row("a", "b", { deleted_at }),
      row("b", "a", { deleted_at }),
    ],
  }).catch((error: DomainError) => error);
  if (!(refused instanceof DomainError)) throw new Error("It was imported");
  expect(refused.extra.report?.errors).toMatchObject([
    { index: 1, field: "merged_into_public_id", message: "must be sent together with deleted_at" },
    { index: 2, field: "merged_into_public_id" },
    { index: 3, message: "must not lead back to the record itself" },
    { index: 4, message: "must not lead back to the record itself" },
  ]);
});

test("a list that a bundle cannot have is named, other members are ignored", async () => {
  const report = await importBundle(actor, {
    deals: [{ name: "A" }],
    opportunity: [{ name: "B" }],
    people: [],
    note: "from the old system",
  });
  expect(
    report.warnings.map(({ record_type, field, count }) => [record_type, field, count]),
  ).toEqual([
    ["bundle", "deals", 1],
    ["bundle", "opportunity", 1],
  ]);
});
