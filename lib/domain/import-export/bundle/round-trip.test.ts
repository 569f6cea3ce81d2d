import { expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Authorized, authorize } from "@/lib/domain/actor";
import { deleteOpportunity } from "@/lib/domain/opportunities/delete-opportunity";
import { reorderStage } from "@/lib/domain/opportunities/order/reorder-stage";
import { updateOpportunity } from "@/lib/domain/opportunities/update-opportunity";
import { createPersonalPipeline, createPipeline } from "@/lib/domain/pipelines/create-pipeline";
import { deletePipeline } from "@/lib/domain/pipelines/delete-pipeline";
import { listPipelines } from "@/lib/domain/pipelines/queries";
import { replacePipelineStages, updatePipeline } from "@/lib/domain/pipelines/update-pipeline";
import { actorFor } from "@/prisma/factories/actor-for";
import { adminFor } from "@/prisma/factories/admin-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createActivity } from "@/prisma/factories/create-activity";
import { createContact } from "@/prisma/factories/create-contact";
import { createLead } from "@/prisma/factories/create-lead";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";
import { stagesOf } from "@/prisma/factories/create-pipeline";
import { importBundle } from "./import-bundle";
import { comparable, readBundle } from "./testing/read-bundle";

test("a bundle that is imported into a new organization is exported equal", {
  timeout: 120_000,
}, async () => {
  const { actor, organization } = await furnished();
  const bundle = await readBundle(actor);
  expect(bundle.opportunities.filter((row) => row.deleted_at !== null)).toHaveLength(3);
  expect(bundle.pipelines.map((row) => row.deleted_at !== null)).toContain(true);
  const partners = bundle.pipelines.find(({ name }) => name === "Partners");
  expect(partners?.stages).toContainEqual(
    expect.objectContaining({ name: "Gone", deleted_at: expect.any(String) }),
  );

  const { actor: other } = await sameMembers(organization.id);
  const report = await importBundle(other, bundle);
  expect(report.warnings.map(({ message }) => message)).toEqual(["matches no active member: Ada"]);
  expect(report.created).toEqual({
    pipelines: 4,
    accounts: 3,
    contacts: 2,
    opportunities: 13,
    leads: 3,
    activities: 3,
  });
  const copy = await readBundle(other);
  expect(comparable(copy)).toEqual(comparable(bundle));
  expect(await countsThatLie(other.organizationId)).toEqual([]);
  expect((await importBundle(other, copy)).unchanged).toEqual(report.created);
});

test("a bundle that is imported beside an untouched default pipeline is exported equal", {
  timeout: 120_000,
}, async () => {
  const { actor, organization } = await furnished();
  const bundle = await readBundle(actor);
  const { actor: other } = await sameMembers(organization.id);
  const { default_pipeline_id } = await listPipelines(other);
  await importBundle(other, bundle);
  const copy = await readBundle(other);
  expect(comparable(copy)).toEqual(comparable(bundle));
  expect((await listPipelines(other)).default_pipeline_id).toBe(default_pipeline_id);
});

test("importing an organization's own bundle changes nothing", async () => {
  const { actor } = await furnished();
  const bundle = await readBundle(actor);
  const report = await importBundle(actor, bundle);
  expect(report.updated).toEqual({
    pipelines: 0,
    accounts: 0,
    contacts: 0,
    opportunities: 0,
    leads: 0,
    activities: 0,
  });
  expect(report.created).toEqual(report.updated);
  expect(await readBundle(actor)).toEqual({ ...bundle, exported_at: expect.any(String) });
});

test("owners who are not members of the organization are kept by name, and their personal pipelines become shared", async () => {
  const { actor, rep } = await furnished();
  const bundle = await readBundle(actor);
  const other = adminFor(await createMember(await createOrganization()));
  const report = await importBundle(other, bundle);
  expect(report.warnings.map(({ field }) => field)).toContain("owner_email");
  const copy = await readBundle(other);
  expect(copy.pipelines.map((row) => [row.name, row.is_shared])).toEqual(
    bundle.pipelines.map((row) => [row.name, true]),
  );
  const owned = copy.opportunities.filter((row) => row.owner_name === rep.name);
  expect(owned).toHaveLength(1);
  expect(owned[0]?.owner_email).toBeNull();
});

test("an export needs MANAGE_SHARED_PIPELINES, and an import MANAGE_ORGANIZATION", async () => {
  const organization = await createOrganization();
  const rep = actorFor(await createMember(organization, { role: "REP" }));
  const manager = authorize(
    actorFor(await createMember(organization, { role: "MANAGER" })),
    "MANAGE_SHARED_PIPELINES",
  );
  await expect(async () =>
    readBundle(authorize(rep, "MANAGE_SHARED_PIPELINES")),
  ).rejects.toMatchObject({ code: "forbidden" });
  const bundle = await readBundle(manager);
  await expect(async () =>
    importBundle(authorize(manager, "MANAGE_ORGANIZATION"), bundle),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
});

/**
 * An organization with records of every type: several pipelines, deleted records, nulls, tags,
 * times.
 */
async function furnished() {
  const organization = await createOrganization({ currency: "EUR" });
  const actor = adminFor(await createMember(organization));
  const rep = await createMember(organization, { role: "REP" });
  const { default_pipeline_id } = await listPipelines(actor);
  await updatePipeline(actor, default_pipeline_id, {
    name: "Enterprise",
    stages: [{ name: "Legal", color: "#3b82f6", rotting_days: 14, probability: 80 }],
  });
  const stages = await stagesOf(organization.id, default_pipeline_id);
  const [first, second, third] = stages;
  const won = stages.find(({ stageType }) => stageType === "won");
  const lost = stages.find(({ stageType }) => stageType === "lost");
  if (!first || !second || !third || !won || !lost)
    throw new Error("The default pipeline has its stages");
  const custom = await createPipeline(actor, {
    name: "Partners",
    description: "Through partners",
    stages: [{ name: "In" }, { name: "Gone" }, { name: "Closed won" }],
  });
  const personal = await createPersonalPipeline(authorize(actorFor(rep), "EDIT_SALES_PIPELINES"), {
    name: "Mine",
  });
  const dropped = await createPipeline(actor, { name: "Old", stages: [{ name: "Open" }] });

  const account = await createAccount(organization.id, {
    annualRevenue: "1234.5",
    employees: 7,
    tags: ["a", "b"],
    ownerUserId: rep.userId,
  });
  await createAccount(organization.id, { externalSystem: "erp", externalId: "7" });
  const lostAccount = await createAccount(organization.id, { deletedAt: new Date() });
  const contact = await createContact(organization.id, {
    accountId: account.id,
    contactType: "customer",
    email: "x@example.com",
  });
  await createContact(organization.id, {
    accountId: lostAccount.id,
    deletedAt: new Date("2026-01-02T03:04:05.678Z"),
  });
  const [a, b, c] = await createOpportunities(first, [
    {
      amount: "12500.10",
      tags: ["x"],
      accountId: account.id,
      contactId: contact.id,
      ownerUserId: rep.userId,
      openedAt: null,
    },
    { probability: 33, expectedCloseDate: new Date("2026-05-06"), importedOwnerName: "Ada" },
    { currency: "JPY", accountId: lostAccount.id, description: "two\nlines", source: "web" },
    {},
  ]);
  const [moved] = await createOpportunities(second, [{}, {}]);
  await createOpportunities(won, [{ amount: "1" }]);
  await createOpportunities(lost, [{ lostReason: "Price" }]);
  const [customIn, customGone] = await stagesOf(organization.id, custom.id);
  const [personalFirst] = await stagesOf(organization.id, personal.id);
  const [droppedFirst] = await stagesOf(organization.id, dropped.id);
  if (!a || !b || !c || !moved || !customIn || !customGone || !personalFirst || !droppedFirst)
    throw new Error("All were made");
  await createOpportunities(customIn, [{}]);
  const [inGone] = await createOpportunities(customGone, [
    { externalSystem: "erp", externalId: "o-1" },
  ]);
  const [inPersonal] = await createOpportunities(personalFirst, [{}, {}]);
  const [inDropped] = await createOpportunities(droppedFirst, [{}]);
  if (!inGone || !inPersonal || !inDropped) throw new Error("All were made");

  await reorderStage(actor, { pipeline_stage_id: first.id, ordered_ids: [c.id, a.id, b.id] });
  await updateOpportunity(actor, moved.id, { pipeline_stage_id: third.id });
  for (const id of [inGone.id, inPersonal.id, inDropped.id]) await deleteOpportunity(actor, id);
  await deletePipeline(actor, dropped.id);
  await replacePipelineStages(
    actor,
    custom.id,
    {},
    custom.stages.filter(({ name }) => name !== "Gone").map(({ id }) => ({ id })),
  );
  await updatePipeline(actor, custom.id, { is_active: false });

  await createLead(organization.id, { email: "lead@example.com", status: "working" });
  await createLead(organization.id, {
    status: "converted",
    description: "Met at the fair",
    convertedAt: new Date("2026-01-02T03:04:05.678Z"),
    convertedContactId: contact.id,
    convertedAccountId: account.id,
    convertedOpportunityId: inGone.id,
  });
  await createLead(organization.id, { deletedAt: new Date() });
  await createActivity(organization.id, {
    opportunityId: a.id,
    dueAt: new Date("2026-02-03T04:05:06Z"),
    ownerUserId: rep.userId,
  });
  await createActivity(organization.id, {
    contactId: contact.id,
    accountId: account.id,
    kind: "note",
    body: "Said yes",
    doneAt: new Date(),
  });
  await createActivity(organization.id, { opportunityId: inGone.id, deletedAt: new Date() });
  return { organization, actor, rep };
}

/** A new organization of the same tenant with the same members. */
async function sameMembers(
  organizationId: string,
): Promise<{ actor: Authorized<"MANAGE_ORGANIZATION"> }> {
  const { tenantId } = await systemDb().organization.findUniqueOrThrow({
    where: { id: organizationId },
  });
  const organization = await createOrganization({ tenantId });
  const members = await systemDb().member.findMany({
    where: { organizationId },
    include: { user: true },
  });
  for (const { role, user } of members) {
    await systemDb().member.create({
      data: { organizationId: organization.id, userId: user.id, role },
    });
  }
  return { actor: adminFor(await createMember(organization)) };
}

/** Stages whose opportunities_count is wrong. */
async function countsThatLie(organizationId: string) {
  const stages = await systemDb().stage.findMany({
    where: { organizationId },
    include: { opportunities: { where: { deletedAt: null } } },
  });
  return stages.filter(
    ({ opportunities, opportunitiesCount }) => opportunities.length !== opportunitiesCount,
  );
}
