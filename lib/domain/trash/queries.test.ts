import { beforeEach, expect, test } from "vitest";
import { deleteActivity } from "@/lib/domain/activities/delete-activity";
import { restoreActivity } from "@/lib/domain/activities/restore-activity";
import { type Authorized, authorize, type UserActor } from "@/lib/domain/actor";
import { deleteAccount } from "@/lib/domain/customers/accounts/delete-account";
import { restoreAccount } from "@/lib/domain/customers/accounts/restore-account";
import { deleteContact } from "@/lib/domain/customers/contacts/delete-contact";
import { mergeAccounts } from "@/lib/domain/customers/merge/merge-accounts";
import { deleteLead } from "@/lib/domain/leads/delete-lead";
import { restoreLead } from "@/lib/domain/leads/restore-lead";
import { deleteOpportunity } from "@/lib/domain/opportunities/delete-opportunity";
import { actorFor } from "@/prisma/factories/actor-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createActivity } from "@/prisma/factories/create-activity";
import { createContact } from "@/prisma/factories/create-contact";
import { createLead } from "@/prisma/factories/create-lead";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunity } from "@/prisma/factories/create-opportunity";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { listTrash } from "./queries";
import type { TrashType } from "./schema";

const NONE = { opportunity: 0, account: 0, contact: 0, lead: 0, activity: 0 };

let actor: UserActor & Authorized<"EDIT_SALES_PIPELINES">;
let colleague: UserActor & Authorized<"EDIT_SALES_PIPELINES">;

beforeEach(async () => {
  const organization = await createOrganization();
  actor = authorize(
    actorFor(await createMember(organization, { role: "REP" })),
    "EDIT_SALES_PIPELINES",
  );
  colleague = authorize(
    actorFor(await createMember(organization, { role: "REP" })),
    "EDIT_SALES_PIPELINES",
  );
});

const trash = (
  record_type: TrashType,
  query: { q?: string; limit?: number; cursor?: string } = {},
) => listTrash(authorize(actor, "VIEW_SALES_PIPELINES"), { record_type, ...query });

test("the trash lists the deleted records of a type with their last deletion, and counts every type", async () => {
  const { organizationId } = actor;
  const [stage] = (await createPipeline(organizationId)).stages;
  if (!stage) throw new Error("A pipeline has stages");
  const account = await createAccount(organizationId, { name: "Acme", domain: "acme.example" });
  const contact = await createContact(organizationId, { accountId: account.id, email: null });
  const opportunity = await createOpportunity(stage, { accountId: account.id, amount: "12.50" });
  await createAccount(organizationId);
  await deleteOpportunity(actor, opportunity.id);
  await deleteContact(actor, contact.id);
  await deleteAccount(actor, account.id);
  await restoreAccount(actor, account.id);
  await deleteAccount(colleague, account.id);
  const opportunities = await trash("opportunity");
  expect(opportunities.counts).toEqual({
    ...NONE,
    opportunity: 1,
    account: 1,
    contact: 1,
  });
  expect(opportunities.records).toMatchObject([
    {
      id: opportunity.id,
      detail: "Acme",
      stage: stage.name,
      stage_id: stage.id,
      amount: "12.50",
      currency: "USD",
    },
  ]);
  expect(opportunities.records[0]?.deleted_by).toEqual({
    type: "user",
    user_id: actor.userId,
    name: actor.name,
  });
  expect((await trash("account")).records).toMatchObject([
    {
      public_id: account.publicId,
      detail: "acme.example",
      deleted_by: { name: colleague.name },
      merged_into: null,
    },
  ]);
  expect((await trash("contact")).records).toMatchObject([
    { id: contact.id, detail: "Acme", stage: null },
  ]);
});

test("a merged record names the record it was merged into", async () => {
  const [keep, merged] = [
    await createAccount(actor.organizationId),
    await createAccount(actor.organizationId),
  ];
  const lock_versions = { [keep.id]: 0, [merged.id]: 0 };
  await mergeAccounts(actor, keep.id, { ids: [merged.id], fields: {}, lock_versions });
  expect((await trash("account")).records).toMatchObject([
    { id: merged.id, merged_into: keep.publicId },
  ]);
});

test("the newest deletions come first, page by page, and search narrows list and counts", async () => {
  const now = Date.now();
  for (let n = 0; n < 5; n++)
    await createAccount(actor.organizationId, {
      name: `Gone ${n}`,
      deletedAt: new Date(now - n * 1000),
    });
  await createAccount(actor.organizationId, { name: "100%", deletedAt: new Date(now - 9000) });
  await createAccount((await createOrganization()).id, { name: "Gone too", deletedAt: new Date() });
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await trash("account", { limit: 2, cursor });
    names.push(...page.records.map(({ name }) => name));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  expect(names).toEqual(["Gone 0", "Gone 1", "Gone 2", "Gone 3", "Gone 4", "100%"]);
  expect((await trash("account", { q: "%" })).records.map(({ name }) => name)).toEqual(["100%"]);
  expect((await trash("opportunity", { q: "gone" })).counts).toEqual({ ...NONE, account: 5 });
  await expect(trash("account", { cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
});

test("a record without history is listed without the author of its deletion", async () => {
  await createContact(actor.organizationId, { deletedAt: new Date() });
  expect((await trash("contact")).records).toMatchObject([{ deleted_by: null }]);
});

test("the trash lists deleted leads, and deleted activities by their subject and what they belong to", async () => {
  const { organizationId } = actor;
  const lead = await createLead(organizationId, { name: "Ada", company: "Acme" });
  const account = await createAccount(organizationId, { name: "Baltic Freight" });
  const activity = await createActivity(organizationId, {
    subject: "Call 100%",
    accountId: account.id,
  });
  await createLead(organizationId);
  await createActivity(organizationId);
  await deleteLead(actor, lead.id);
  await deleteActivity(actor, activity.id);
  const leads = await trash("lead");
  expect(leads.counts).toEqual({ ...NONE, lead: 1, activity: 1 });
  expect(leads.records).toMatchObject([
    { id: lead.id, name: "Ada", detail: "Acme", deleted_by: { user_id: actor.userId } },
  ]);
  expect((await trash("activity", { q: "100%" })).records).toMatchObject([
    { id: activity.id, name: "Call 100%", detail: "Baltic Freight", stage: null },
  ]);
  expect((await trash("lead", { q: "acme" })).records).toHaveLength(1);
  await restoreLead(actor, lead.id);
  await restoreActivity(actor, activity.id);
  expect((await trash("lead")).counts).toEqual(NONE);
});
