import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Actor, authorize } from "@/lib/domain/actor";
import { listChangeEvents } from "@/lib/domain/change-events/queries";
import { actorFor } from "@/prisma/factories/actor-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createContact } from "@/prisma/factories/create-contact";
import { createLead } from "@/prisma/factories/create-lead";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { convertLead } from "./convert-lead";
import { createLead as makeLead } from "./create-lead";
import { deleteLead } from "./delete-lead";
import { updateLead } from "./update-lead";

let actor: Actor;
let organization: Awaited<ReturnType<typeof createOrganization>>;

beforeAll(async () => {
  organization = await createOrganization({ currency: "EUR", defaultPipeline: true });
  actor = actorFor(await createMember(organization, { role: "REP" }));
});

test("a lead becomes a contact, an account and an opportunity of its owner, which it leads to from then on", async () => {
  const owner = await createMember(organization, { role: "REP" });
  const company = `Company ${randomUUID()}`;
  const { id } = await createLead(actor.organizationId, {
    name: "Ada",
    email: "ada@example.com",
    phone: "+1",
    company,
    source: "Fair",
    description: "Asked twice",
    ownerUserId: owner.userId,
  });
  const { lead, contact, account, opportunity } = await convertLead(actor, id, {});
  const owned = { owner_user_id: owner.userId };
  expect(contact).toMatchObject({
    name: "Ada",
    email: "ada@example.com",
    phone: "+1",
    account_id: account?.id,
    ...owned,
  });
  expect(account).toMatchObject({ name: company, ...owned });
  expect(opportunity).toMatchObject({
    name: company,
    stage: "Unassigned",
    currency: "EUR",
    source: "Fair",
    description: "Asked twice",
    account_id: account?.id,
    contact_id: contact.id,
    ...owned,
  });
  expect(lead).toMatchObject({
    status: "converted",
    converted_at: expect.any(String),
    converted_contact_public_id: contact.public_id,
    converted_account_public_id: account?.public_id,
    converted_opportunity_id: opportunity.id,
    converted_opportunity_public_id: opportunity.public_id,
    lock_version: 1,
  });
  const { change_events } = await listChangeEvents(authorize(actor, "VIEW_SALES_PIPELINES"), {
    record_id: id,
    limit: 10,
  });
  expect(
    change_events.map(({ action, changes }) => [
      action,
      changes.status,
      changes.converted_opportunity_id,
    ]),
  ).toEqual([["update", ["new", "converted"], [null, opportunity.id]]]);
  for (const made of [contact, account, opportunity]) {
    const created = await listChangeEvents(authorize(actor, "VIEW_SALES_PIPELINES"), {
      record_id: made?.id,
      limit: 10,
    });
    expect(created.change_events.map(({ action }) => action)).toEqual(["create"]);
  }
});

test("a contact of the same e-mail and an account of the same name, whatever their case, are used again", async () => {
  const account = await createAccount(actor.organizationId, { name: "Known & Sons" });
  const contact = await createContact(actor.organizationId, { email: "Known@Example.com" });
  await createContact(actor.organizationId, { email: "known@example.com", deletedAt: new Date() });
  const { id } = await createLead(actor.organizationId, {
    email: "known@example.com",
    company: "known & sons",
  });
  const made = await convertLead(actor, id, {});
  expect([made.account?.id, made.contact.id]).toEqual([account.id, contact.id]);
  expect(made.opportunity).toMatchObject({ account_id: account.id, contact_id: contact.id });
});

test("what the input says wins over the lead", async () => {
  const { stages } = await createPipeline(actor.organizationId);
  const account = await createAccount(actor.organizationId);
  const stage = stages.at(1);
  const { id } = await createLead(actor.organizationId, {
    company: "Ignored",
    email: "a@example.com",
  });
  const made = await convertLead(actor, id, {
    account: { id: account.publicId },
    contact: { name: "Somebody", email: null, title: "CTO" },
    opportunity: {
      name: "Plant",
      amount: "12500.00",
      currency: "USD",
      pipeline_stage_id: stage?.id,
      tags: ["x"],
    },
  });
  expect(made.account?.id).toBe(account.id);
  expect(made.contact).toMatchObject({
    name: "Somebody",
    email: null,
    title: "CTO",
    account_id: account.id,
  });
  expect(made.opportunity).toMatchObject({
    name: "Plant",
    amount: "12500.00",
    currency: "USD",
    pipeline_stage_id: stage?.id,
    tags: ["x"],
  });
});

test("without a company, or when none is wanted, there is no account", async () => {
  const { id } = await createLead(actor.organizationId, { name: "Freelancer" });
  const made = await convertLead(actor, id, {});
  expect([made.account, made.opportunity.account_id, made.opportunity.name]).toEqual([
    null,
    null,
    "Freelancer",
  ]);
  const other = await createLead(actor.organizationId, { company: "Not wanted" });
  expect((await convertLead(actor, other.id, { account: null })).account).toBeNull();
});

test("a lead whose owner is gone becomes the caller's", async () => {
  const gone = await createMember(organization, { role: "REP" });
  await systemDb().member.update({
    where: { organizationId_userId: { organizationId: gone.organizationId, userId: gone.userId } },
    data: { deactivatedAt: new Date() },
  });
  const { id } = await createLead(actor.organizationId, { ownerUserId: gone.userId });
  expect((await convertLead(actor, id, {})).opportunity.owner_user_id).toBe(actor.userId);
});

test("everything that is wrong is named, and nothing is made", async () => {
  const { id } = await createLead(actor.organizationId, { company: "Untouched" });
  const before = await counts();
  const conversion = convertLead(actor, id, {
    account: { id: "acct_nowhere" },
    contact: { id: randomUUID() },
    opportunity: { pipeline_stage_id: randomUUID(), owner_user_id: randomUUID() },
  });
  await expect(conversion).rejects.toMatchObject({ code: "invalid" });
  const error = await conversion.catch((thrown) => thrown);
  expect(error.extra.issues.map(({ field }: { field: string }) => field).sort()).toEqual([
    "account.id",
    "contact.id",
    "opportunity.owner_user_id",
    "opportunity.pipeline_stage_id",
  ]);
  await expect(convertLead(actor, id, {}, 7)).rejects.toMatchObject({ code: "stale" });
  expect(await counts()).toEqual(before);
});

test("it is converted once: later ones are refused with the lead, of those at the same moment exactly one happens", async () => {
  const { id } = await createLead(actor.organizationId, { company: `Once ${randomUUID()}` });
  const before = await counts();
  const results = await Promise.allSettled(
    Array.from({ length: 6 }, () => convertLead(actor, id, {})),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
  }
  const after = await counts();
  expect(after).toEqual({
    accounts: before.accounts + 1,
    contacts: before.contacts + 1,
    opportunities: before.opportunities + 1,
  });
  await expect(convertLead(actor, id, {})).rejects.toMatchObject({
    code: "conflict",
    extra: { current: { lead: { id, status: "converted" } } },
  });
  expect(await counts()).toEqual(after);
});

test("leads of one company that are converted at the same moment share one account", async () => {
  const company = `Shared ${randomUUID()}`;
  const leads = await Promise.all(
    [1, 2, 3].map(() => createLead(actor.organizationId, { company })),
  );
  const made = await Promise.all(leads.map(({ id }) => convertLead(actor, id, {})));
  expect(new Set(made.map(({ account }) => account?.id)).size).toBe(1);
  expect(new Set(made.map(({ opportunity }) => opportunity.stage_position)).size).toBe(3);
});

test("only converting makes a lead converted, and it stays so", async () => {
  const refused = { code: "invalid", extra: { issues: [{ field: "status" }] } };
  await expect(makeLead(actor, { name: "L", status: "converted" })).rejects.toMatchObject(refused);
  const { id } = await makeLead(actor, { name: "L", status: "qualified" });
  await expect(updateLead(actor, id, { status: "converted" })).rejects.toMatchObject(refused);
  await convertLead(actor, id, {});
  await expect(updateLead(actor, id, { status: "new" })).rejects.toMatchObject(refused);
  expect(await updateLead(actor, id, { status: "converted", phone: "1" })).toMatchObject({
    phone: "1",
  });
});

test("a deleted lead, another organization's and a VIEWER convert nothing", async () => {
  const { id } = await createLead(actor.organizationId);
  const stranger = actorFor(await createMember(await createOrganization()));
  await expect(convertLead(stranger, id, {})).rejects.toMatchObject({ code: "not_found" });
  const viewer = actorFor(await createMember(organization, { role: "VIEWER" }));
  await expect(convertLead(viewer, id, {})).rejects.toMatchObject({ code: "forbidden" });
  await deleteLead(actor, id);
  await expect(convertLead(actor, id, {})).rejects.toMatchObject({ code: "not_found" });
});

async function counts() {
  const where = { organizationId: actor.organizationId };
  const [accounts, contacts, opportunities] = await Promise.all([
    systemDb().account.count({ where }),
    systemDb().contact.count({ where }),
    systemDb().opportunity.count({ where }),
  ]);
  return { accounts, contacts, opportunities };
}
