import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import type { Authorized, UserActor } from "@/lib/domain/actor";
import { deleteOpportunity } from "@/lib/domain/opportunities/delete-opportunity";
import { findOpportunity } from "@/lib/domain/opportunities/queries";
import { updateOpportunity } from "@/lib/domain/opportunities/update-opportunity";
import { createPipeline } from "@/lib/domain/pipelines/create-pipeline";
import { findPipeline } from "@/lib/domain/pipelines/queries";
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

test("the stage is found by id, else by name in the bundle's pipeline, else in the default pipeline, else by the status", async () => {
  const { id: sharedId, stages } = await createPipeline(actor, {
    name: "Partners",
    stages: [{ name: "In" }, { name: "Signed", stage_type: "won" }],
  });
  const report = await importBundle(actor, {
    pipelines: [
      { id: "p-1", name: "Partners" },
      {
        id: "p-2",
        name: "Tenders",
        stages: [{ id: "s-1", name: "Asked" }, { name: "Bid" }, { name: "Won" }],
      },
    ],
    opportunities: [
      { name: "by stage id", pipeline_stage_id: stages[1]?.id },
      { name: "by the bundle's stage id", pipeline_id: "p-2", pipeline_stage_id: "s-1" },
      { name: "by name in a matched pipeline", pipeline_id: "p-1", stage: "signed" },
      { name: "by name in a new pipeline", pipeline_id: "p-2", stage: "Bid" },
      { name: "by type in a new pipeline", pipeline_id: "p-2", status: "won" },
      { name: "by name in the default", stage: "Negotiation" },
      { name: "by type in the default", stage: "Signed off", status: "lost" },
      { name: "nowhere to be found", pipeline_id: "p-9", stage: "Nirvana" },
    ],
  });
  expect(report.created.pipelines).toBe(1);
  expect(report.unchanged.pipelines).toBe(1);
  expect(report.warnings.map(({ index, field }) => [index, field])).toEqual([
    [6, "stage"],
    [7, "stage"],
  ]);
  const rows = await readBundle(actor);
  const names = new Map(rows.pipelines.map(({ id, name }) => [id, name]));
  expect(
    Object.fromEntries(
      rows.opportunities.map((row) => [
        row.name,
        [names.get(row.pipeline_id), row.stage, row.status],
      ]),
    ),
  ).toEqual({
    "by stage id": ["Partners", "Signed", "won"],
    "by the bundle's stage id": ["Tenders", "Asked", "open"],
    "by name in a matched pipeline": ["Partners", "Signed", "won"],
    "by name in a new pipeline": ["Tenders", "Bid", "open"],
    "by type in a new pipeline": ["Tenders", "Won", "won"],
    "by name in the default": ["Sales pipeline", "Negotiation", "open"],
    "by type in the default": ["Sales pipeline", "Lost", "lost"],
    "nowhere to be found": ["Sales pipeline", "Unassigned", "open"],
  });
  expect((await findPipeline(actor, sharedId)).is_shared).toBe(true);
});

test("stages and pipelines of another organization are treated like unknown ones", async () => {
  const stranger = adminFor(await createMember(await createOrganization()));
  const foreign = await createPipeline(stranger, {
    name: "Theirs",
    stages: [{ name: "Signed", stage_type: "won" }],
  });
  await importBundle(actor, {
    opportunities: [
      { name: "A", pipeline_id: foreign.id, pipeline_stage_id: foreign.stages[0]?.id },
    ],
  });
  expect((await stage("Unassigned")).map(({ name }) => name)).toEqual(["A"]);
});

test("the stage determines the status and the closing fields", async () => {
  const report = await importBundle(actor, {
    opportunities: [
      { public_id: "opp_1", name: "A", stage: "Won", status: "open", closed_at: "2020-02-02" },
      {
        public_id: "opp_2",
        name: "B",
        stage: "Proposal",
        closed_at: "2020-02-02",
        lost_reason: "Price",
      },
      {
        public_id: "opp_3",
        name: "C",
        stage: "Lost",
        lost_reason: "Price",
        opened_at: "2020-01-01",
        stage_entered_at: "2020-03-03",
      },
      { public_id: "opp_4", name: "D", stage: "Lost" },
    ],
  });
  expect(report.warnings.map(({ index, field }) => [index, field])).toEqual([
    [0, "status"],
    [1, "closed_at"],
  ]);
  const closed = "2020-02-02T00:00:00.000Z";
  expect(await findOpportunity(actor, "opp_1")).toMatchObject({
    status: "won",
    closed_at: closed,
    stage_entered_at: closed,
  });
  expect(await findOpportunity(actor, "opp_2")).toMatchObject({
    status: "open",
    closed_at: null,
    lost_reason: null,
  });
  expect(await findOpportunity(actor, "opp_3")).toMatchObject({
    status: "lost",
    closed_at: "2020-03-03T00:00:00.000Z",
    lost_reason: "Price",
  });
  const { closed_at, stage_entered_at } = await findOpportunity(actor, "opp_4");
  expect(closed_at).not.toBeNull();
  await importBundle(actor, { opportunities: [{ public_id: "opp_4", stage: "Lost", name: "D2" }] });
  expect(await findOpportunity(actor, "opp_4")).toMatchObject({
    name: "D2",
    closed_at,
    stage_entered_at,
  });
});

test("new opportunities follow the existing ones in the bundle's order, and existing ones keep their positions", async () => {
  await importBundle(actor, {
    opportunities: [
      { public_id: "opp_1", name: "1" },
      { public_id: "opp_2", name: "2" },
    ],
  });
  await importBundle(actor, {
    opportunities: [
      { name: "c", stage_position: 7 },
      { name: "z" },
      { public_id: "opp_2", name: "2b", stage_position: 0 },
      { name: "a", stage_position: 1 },
      { name: "b", stage_position: 3 },
      { name: "y" },
    ],
  });
  expect((await stage("Unassigned")).map(({ name }) => name)).toEqual([
    "1",
    "2b",
    "a",
    "b",
    "c",
    "z",
    "y",
  ]);
  await importBundle(actor, {
    opportunities: [
      { public_id: "opp_1", stage: "Proposal" },
      { name: "p", stage: "Proposal" },
    ],
  });
  expect((await stage("Proposal")).map(({ name }) => name)).toEqual(["1", "p"]);
  expect((await stage("Unassigned")).map(({ name }) => name)).toEqual([
    "2b",
    "a",
    "b",
    "c",
    "z",
    "y",
  ]);
  expect(await counts()).toMatchObject({ Unassigned: 6, Proposal: 2 });
});

test("a deleted match is restored at the end of its stage unless its row has deleted_at", async () => {
  await importBundle(actor, {
    opportunities: ["1", "2", "3"].map((name) => ({ public_id: `opp_${name}`, name })),
  });
  await deleteOpportunity(actor, "opp_1");
  const still = await importBundle(actor, {
    opportunities: [{ public_id: "opp_1", name: "1", deleted_at: "2020-01-01" }],
  });
  expect(still.updated.opportunities).toBe(1);
  expect(await counts()).toMatchObject({ Unassigned: 2 });
  await importBundle(actor, {
    opportunities: [
      { public_id: "opp_1", name: "1" },
      { public_id: "opp_2", deleted_at: "2020-01-01" },
    ],
  });
  expect((await stage("Unassigned")).map(({ name }) => name)).toEqual(["3", "1"]);
  expect(await counts()).toMatchObject({ Unassigned: 2 });
  await importBundle(actor, {
    accounts: [{ public_id: "acct_1", name: "A", deleted_at: "2020-01-01" }],
  });
  expect(
    (await importBundle(actor, { accounts: [{ public_id: "acct_1" }] })).updated.accounts,
  ).toBe(1);
  expect((await readBundle(actor)).accounts).toMatchObject([{ deleted_at: null }]);
});

test("the owner is the active member with the email, else the one with the name, else the text", async () => {
  const ann = await createMember(organization, {
    name: "Ann Ames",
    email: uniqueEmail(),
    role: "REP",
  });
  const gone = await createMember(organization, { name: "Gus Gone", email: uniqueEmail() });
  await systemDb().member.update({
    where: { organizationId_userId: { organizationId: organization.id, userId: gone.userId } },
    data: { deactivatedAt: new Date() },
  });
  const stranger = await createMember(await createOrganization());
  const report = await importBundle(actor, {
    opportunities: [
      {
        public_id: "opp_1",
        name: "1",
        owner_email: ann.email.toUpperCase(),
        owner_name: "Somebody Else",
      },
      { public_id: "opp_2", name: "2", owner_email: "nobody@example.com", owner_name: "Ann Ames" },
      { public_id: "opp_3", name: "3", owner_name: "ann ames" },
      { public_id: "opp_4", name: "4", owner_email: gone.email, owner_name: gone.name },
      { public_id: "opp_5", name: "5", owner_email: stranger.email },
    ],
    accounts: [{ public_id: "acct_1", name: "A", owner_email: ann.email }],
  });
  const owners = (await stage("Unassigned")).map((each) => [each.owner_user_id, each.owner_name]);
  expect(owners).toEqual([
    [ann.userId, "Ann Ames"],
    [ann.userId, "Ann Ames"],
    [null, "ann ames"],
    [null, "Gus Gone"],
    [null, stranger.email],
  ]);
  expect(report.warnings.map(({ index }) => index)).toEqual([2, 3, 4]);
  expect((await readBundle(actor)).accounts).toMatchObject([{ owner_email: ann.email }]);
  await updateOpportunity(actor, "opp_3", { owner_user_id: ann.userId });
  expect(
    (await importBundle(actor, { opportunities: [{ public_id: "opp_3", owner_name: "Ann Ames" }] }))
      .unchanged.opportunities,
  ).toBe(1);
});

test("the current owner stays the owner after being deactivated", async () => {
  const ann = await createMember(organization, { role: "REP" });
  await importBundle(actor, {
    opportunities: [{ public_id: "opp_1", name: "1", owner_email: ann.email }],
  });
  await systemDb().member.update({
    where: { organizationId_userId: { organizationId: organization.id, userId: ann.userId } },
    data: { deactivatedAt: new Date() },
  });
  const bundle = await readBundle(actor);
  expect((await importBundle(actor, bundle)).unchanged.opportunities).toBe(1);
});

test("a missing lost reason that the organization requires is only a warning", async () => {
  await systemDb().organization.update({
    where: { id: organization.id },
    data: { lostReasonRequired: true },
  });
  const report = await importBundle(actor, { opportunities: [{ name: "A", stage: "Lost" }] });
  expect(report.created.opportunities).toBe(1);
  expect(report.warnings).toMatchObject([{ field: "lost_reason", count: 1 }]);
});

/** The live opportunities of a stage of the default pipeline, in order. */
async function stage(name: string) {
  return (await readDefaultStages(actor))[name]?.opportunities ?? [];
}

async function counts() {
  const stages = await readDefaultStages(actor);
  return Object.fromEntries(Object.entries(stages).map(([name, { count }]) => [name, count]));
}

function uniqueEmail(): string {
  return `${randomUUID()}@example.com`;
}
