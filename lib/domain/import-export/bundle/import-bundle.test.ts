import { beforeEach, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import type { Authorized, UserActor } from "@/lib/domain/actor";
import { findOpportunity } from "@/lib/domain/opportunities/queries";
import { findPipeline, listPipelines } from "@/lib/domain/pipelines/queries";
import { adminFor } from "@/prisma/factories/admin-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { importBundle } from "./import-bundle";
import { readBundle } from "./testing/read-bundle";
import { readDefaultStages } from "./testing/read-default-stages";

let actor: UserActor & Authorized<"MANAGE_ORGANIZATION">;
let organization: { id: string; tenantId: string };

beforeEach(async () => {
  organization = await createOrganization({ currency: "EUR" });
  actor = adminFor(await createMember(organization));
});

const NONE = { pipelines: 0, accounts: 0, contacts: 0, opportunities: 0, leads: 0, activities: 0 };

test("a bundle with some of the lists is imported, and the report counts what was created", async () => {
  expect(await importBundle(actor, {})).toEqual({
    dry_run: false,
    created: NONE,
    updated: NONE,
    unchanged: NONE,
    warnings: [],
    errors: [],
  });
  const report = await importBundle(actor, { opportunities: [{ name: "Bare" }] });
  expect(report.created).toEqual({ ...NONE, opportunities: 1 });
  const [bare] = await stage("Unassigned");
  expect(bare).toMatchObject({
    name: "Bare",
    status: "open",
    currency: "EUR",
    amount: null,
    owner_user_id: null,
    created_by_user_id: actor.userId,
  });
  expect(bare?.public_id).toMatch(/^opp_[a-z0-9]{12}$/);
});

test("a dry run returns the report and changes nothing", async () => {
  const bundle = {
    pipelines: [{ name: "P" }],
    opportunities: [{ public_id: "opp_1", name: "A" }],
    accounts: [{ public_id: "acct_1", name: "B" }],
  };
  const before = await snapshot();
  const rehearsal = await importBundle(actor, bundle, { dryRun: true });
  expect(rehearsal).toMatchObject({
    dry_run: true,
    created: { pipelines: 1, accounts: 1, opportunities: 1 },
  });
  expect(await snapshot()).toEqual(before);
  const bad = await importBundle(actor, { accounts: [{ name: "" }] }, { dryRun: true });
  expect(bad.errors).toHaveLength(1);
  expect(await snapshot()).toEqual(before);
  expect({ ...(await importBundle(actor, bundle)), dry_run: true }).toEqual(rehearsal);
});

test("an import compares normalized values, leaves absent fields unchanged and clears null ones", async () => {
  const row = {
    public_id: "opp_1",
    name: " Big deal ",
    amount: 1054,
    tags: ["a", "a"],
    opened_at: "2017-03-01",
    closed_at: null,
    source: "web",
  };
  await importBundle(actor, { opportunities: [row] });
  const [made] = await stage("Unassigned");
  expect(made).toMatchObject({
    name: "Big deal",
    amount: "1054.00",
    tags: ["a"],
    opened_at: "2017-03-01T00:00:00.000Z",
  });
  for (const amount of ["1054", "1054.00", 1054.0]) {
    const again = await importBundle(actor, {
      opportunities: [{ ...row, amount, opened_at: "2017-03-01T01:00:00+01:00" }],
    });
    expect(again.unchanged.opportunities).toBe(1);
  }
  expect(
    (await importBundle(actor, { opportunities: [{ public_id: "opp_1" }] })).unchanged
      .opportunities,
  ).toBe(1);
  const cleared = await importBundle(actor, {
    opportunities: [
      { public_id: "opp_1", source: null, amount: null, opened_at: null, tags: null },
    ],
  });
  expect(cleared.updated.opportunities).toBe(1);
  expect(await findOpportunity(actor, "opp_1")).toMatchObject({
    name: "Big deal",
    source: null,
    amount: null,
    opened_at: null,
    tags: [],
    lock_version: 1,
  });
});

test("an import matches records by public id, else by external id, and keeps their public ids", async () => {
  const external = { external_system: "erp", external_id: "1" };
  await importBundle(actor, {
    accounts: [
      { public_id: "acct_a", name: "A", ...external },
      { public_id: "acct_b", name: "B" },
    ],
  });
  const report = await importBundle(actor, {
    accounts: [
      { public_id: "acct_other", name: "A2", ...external },
      { public_id: "acct_b", name: "B", employees: 3 },
    ],
    contacts: [{ public_id: "cnt_1", name: "C", account_public_id: "acct_other" }],
  });
  expect(report.updated.accounts).toBe(2);
  const bundle = await readBundle(actor);
  expect(bundle.accounts).toMatchObject([
    { public_id: "acct_a", name: "A2" },
    { public_id: "acct_b", employees: 3 },
  ]);
  expect(bundle.contacts).toMatchObject([{ account_public_id: "acct_a" }]);
});

test("a stage that changes its type changes the status of its opportunities, with events", async () => {
  const bundle = { pipelines: [{ name: "P", stages: [{ name: "A" }, { name: "B" }] }] };
  await importBundle(actor, bundle);
  const { pipelines } = await listPipelines(actor);
  const made = pipelines.find(({ name }) => name === "P");
  await importBundle(actor, {
    opportunities: [{ public_id: "opp_1", name: "1", pipeline_stage_id: made?.stages[0]?.id }],
  });
  const report = await importBundle(actor, {
    pipelines: [{ id: made?.id, stages: [{ id: made?.stages[0]?.id, stage_type: "won" }] }],
  });
  expect(report.updated.pipelines).toBe(1);
  expect(await findOpportunity(actor, "opp_1")).toMatchObject({
    status: "won",
    closed_at: expect.any(String),
  });
  expect((await findPipeline(actor, made?.id ?? "")).stages.map(({ name }) => name)).toEqual([
    "A",
    "B",
  ]);
});

test("every written record has an import event with its changes", async () => {
  await importBundle(actor, {
    opportunities: [{ public_id: "opp_1", name: "1" }],
    leads: [{ public_id: "lead_1", name: "L" }],
    activities: [
      { public_id: "act_1", kind: "call", subject: "S", opportunity_public_id: "opp_1" },
    ],
  });
  await importBundle(actor, {
    opportunities: [{ public_id: "opp_1", amount: "5", stage: "Won" }],
    leads: [{ public_id: "lead_1" }],
  });
  const events = await systemDb().changeEvent.findMany({
    where: { organizationId: organization.id, action: "import" },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ publicId, actorUserId }) => [publicId, actorUserId])).toEqual([
    ["opp_1", actor.userId],
    ["lead_1", actor.userId],
    ["act_1", actor.userId],
    ["opp_1", actor.userId],
  ]);
  expect(events[0]?.changes).toMatchObject({ name: [null, "1"], status: [null, "open"] });
  expect(events[3]?.changes).toMatchObject({ amount: [null, "5.00"], status: ["open", "won"] });
});

/** The live opportunities of a stage of the default pipeline, in order. */
async function stage(name: string) {
  return (await readDefaultStages(actor))[name]?.opportunities ?? [];
}

/** The organization's number of rows of every type that an import writes. */
async function snapshot() {
  const where = { organizationId: organization.id };
  return Promise.all([
    systemDb().pipeline.count({ where }),
    systemDb().stage.count({ where }),
    systemDb().account.count({ where }),
    systemDb().opportunity.count({ where }),
    systemDb().changeEvent.count({ where }),
  ]);
}
