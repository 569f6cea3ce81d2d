import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Authorized, authorize } from "@/lib/domain/actor";
import { listChangeEvents } from "@/lib/domain/change-events/queries";
import { findContact } from "@/lib/domain/customers/contacts/queries";
import { actorFor } from "@/prisma/factories/actor-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createContact } from "@/prisma/factories/create-contact";
import { createLead } from "@/prisma/factories/create-lead";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { convertLead } from "./convert-lead";
import { createLead as createByVerb } from "./create-lead";
import { deleteLead } from "./delete-lead";
import { updateLead } from "./update-lead";

let actor: Authorized<"EDIT_SALES_PIPELINES">;
let organization: Awaited<ReturnType<typeof createOrganization>>;

beforeAll(async () => {
  organization = await createOrganization({ currency: "EUR", defaultPipeline: true });
  actor = authorize(
    actorFor(await createMember(organization, { role: "REP" })),
    "EDIT_SALES_PIPELINES",
  );
});

test("a conversion creates a contact, an account and an opportunity of the lead's owner and links the lead to them", async () => {
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
  for (const created of [contact, account, opportunity]) {
    const events = await listChangeEvents(authorize(actor, "VIEW_SALES_PIPELINES"), {
      record_id: created?.id,
      limit: 10,
    });
    expect(events.change_events.map(({ action }) => action)).toEqual(["create"]);
  }
});

test("a conversion reuses a contact with the same email and an account with the same name, ignoring case", async () => {
  const account = await createAccount(actor.organizationId, { name: "Known & Sons" });
  const contact = await createContact(actor.organizationId, { email: "Known@Example.com" });
  await createContact(actor.organizationId, { email: "known@example.com", deletedAt: new Date() });
  const { id } = await createLead(actor.organizationId, {
    email: "known@example.com",
    company: "known & sons",
  });
  const converted = await convertLead(actor, id, {});
  expect([converted.account?.id, converted.contact.id]).toEqual([account.id, contact.id]);
  expect(converted.opportunity).toMatchObject({ account_id: account.id, contact_id: contact.id });
});

test("a conversion links a contact found by its email to the lead's account, unless it has one, even a deleted one", async () => {
  const { organizationId } = actor;
  const found = await createContact(organizationId, { email: "free@example.com" });
  const gone = await createAccount(organizationId, { name: "Gone", deletedAt: new Date() });
  const bound = await createContact(organizationId, {
    email: "bound@example.com",
    accountId: gone.id,
  });
  const free = await createLead(organizationId, { email: "FREE@example.com", company: "Newly" });
  const converted = await convertLead(actor, free.id, {});
  expect(converted.contact).toMatchObject({
    id: found.id,
    account_id: converted.account?.id,
    lock_version: 1,
  });
  const { change_events } = await listChangeEvents(authorize(actor, "VIEW_SALES_PIPELINES"), {
    record_id: found.id,
    limit: 10,
  });
  expect(change_events.map(({ action, changes }) => [action, changes])).toEqual([
    ["update", { account_id: [null, converted.account?.id] }],
  ]);
  const other = await createLead(organizationId, { email: "bound@example.com", company: "Newly" });
  const second = await convertLead(actor, other.id, {});
  expect([second.contact.id, second.contact.lock_version]).toEqual([bound.id, 0]);
  await systemDb().account.updateMany({ where: { id: gone.id }, data: { deletedAt: null } });
  const again = await findContact(authorize(actor, "VIEW_SALES_PIPELINES"), bound.id);
  expect(again.account_id).toBe(gone.id);
});

test("values of the input take precedence over those of the lead", async () => {
  const { stages } = await createPipeline(actor.organizationId);
  const account = await createAccount(actor.organizationId);
  const stage = stages.at(1);
  const { id } = await createLead(actor.organizationId, {
    company: "Ignored",
    email: "a@example.com",
  });
  const converted = await convertLead(actor, id, {
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
  expect(converted.account?.id).toBe(account.id);
  expect(converted.contact).toMatchObject({
    name: "Somebody",
    email: null,
    title: "CTO",
    account_id: account.id,
  });
  expect(converted.opportunity).toMatchObject({
    name: "Plant",
    amount: "12500.00",
    currency: "USD",
    pipeline_stage_id: stage?.id,
    tags: ["x"],
  });
});

test("a conversion creates no account without a company, or if the input has a null account", async () => {
  const { id } = await createLead(actor.organizationId, { name: "Freelancer" });
  const converted = await convertLead(actor, id, {});
  expect([converted.account, converted.opportunity.account_id, converted.opportunity.name]).toEqual(
    [null, null, "Freelancer"],
  );
  const other = await createLead(actor.organizationId, { company: "Not wanted" });
  expect((await convertLead(actor, other.id, { account: null })).account).toBeNull();
});

test("the caller owns the records of a lead whose owner is deactivated", async () => {
  const deactivated = await createMember(organization, { role: "REP" });
  await systemDb().member.update({
    where: {
      organizationId_userId: {
        organizationId: deactivated.organizationId,
        userId: deactivated.userId,
      },
    },
    data: { deactivatedAt: new Date() },
  });
  const { id } = await createLead(actor.organizationId, { ownerUserId: deactivated.userId });
  expect((await convertLead(actor, id, {})).opportunity.owner_user_id).toBe(actor.userId);
});

test("a refused conversion lists every invalid field and creates nothing", async () => {
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
  await expect(convertLead(actor, id, {}, ["7"])).rejects.toMatchObject({ code: "stale" });
  expect(await counts()).toEqual(before);
});

test("a lead is converted once: later conversions fail with conflict, and exactly one of concurrent ones succeeds", async () => {
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

test("concurrent conversions of leads with the same company share one account", async () => {
  const company = `Shared ${randomUUID()}`;
  const leads = await Promise.all(
    [1, 2, 3].map(() => createLead(actor.organizationId, { company })),
  );
  const converted = await Promise.all(leads.map(({ id }) => convertLead(actor, id, {})));
  expect(new Set(converted.map(({ account }) => account?.id)).size).toBe(1);
  expect(new Set(converted.map(({ opportunity }) => opportunity.stage_position)).size).toBe(3);
});

test("only a conversion makes a lead converted, and no update changes that status", async () => {
  const rejection = { code: "invalid", extra: { issues: [{ field: "status" }] } };
  await expect(createByVerb(actor, { name: "L", status: "converted" })).rejects.toMatchObject(
    rejection,
  );
  const { id } = await createByVerb(actor, { name: "L", status: "qualified" });
  await expect(updateLead(actor, id, { status: "converted" })).rejects.toMatchObject(rejection);
  await convertLead(actor, id, {});
  await expect(updateLead(actor, id, { status: "new" })).rejects.toMatchObject(rejection);
  expect(await updateLead(actor, id, { status: "converted", phone: "1" })).toMatchObject({
    phone: "1",
  });
});

test("a conversion fails for a deleted lead, another organization's lead and a VIEWER", async () => {
  const { id } = await createLead(actor.organizationId);
  const stranger = authorize(
    actorFor(await createMember(await createOrganization())),
    "EDIT_SALES_PIPELINES",
  );
  await expect(convertLead(stranger, id, {})).rejects.toMatchObject({ code: "not_found" });
  const viewer = actorFor(await createMember(organization, { role: "VIEWER" }));
  await expect(async () =>
    convertLead(authorize(viewer, "EDIT_SALES_PIPELINES"), id, {}),
  ).rejects.toMatchObject({ code: "forbidden" });
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
