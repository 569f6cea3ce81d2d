import { beforeAll, expect, test } from "vitest";
import { createActivity } from "@/lib/domain/activities/create-activity";
import { listActivities } from "@/lib/domain/activities/queries";
import { ActivityRecord } from "@/lib/domain/activities/record";
import { type Authorized, authorize } from "@/lib/domain/actor";
import { findAccountSummary, listAccounts } from "@/lib/domain/customers/accounts/queries";
import { AccountRecord, AccountSummary } from "@/lib/domain/customers/accounts/record";
import { AccountMergeResponse } from "@/lib/domain/customers/accounts/response-schema";
import { findContactSummary, listContacts } from "@/lib/domain/customers/contacts/queries";
import { ContactRecord, ContactSummary } from "@/lib/domain/customers/contacts/record";
import { listLinkedOpportunities } from "@/lib/domain/customers/list-linked-opportunities";
import { findLinks } from "@/lib/domain/customers/merge/count-links";
import { findDuplicates } from "@/lib/domain/customers/merge/find-duplicates";
import { mergeAccounts } from "@/lib/domain/customers/merge/merge-accounts";
import {
  DuplicateGroup,
  LinkCounts,
  LinkedOpportunities,
} from "@/lib/domain/customers/response-schema";
import { convertLead } from "@/lib/domain/leads/convert-lead";
import { createLead } from "@/lib/domain/leads/create-lead";
import { listLeads } from "@/lib/domain/leads/queries";
import { LeadRecord } from "@/lib/domain/leads/record";
import { Conversion } from "@/lib/domain/leads/response-schema";
import { actorFor } from "@/prisma/factories/actor-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

let actor: Authorized<"EDIT_SALES_PIPELINES">;
let conversion: Conversion;

beforeAll(async () => {
  actor = authorize(
    actorFor(await createMember(await createOrganization({ defaultPipeline: true }))),
    "EDIT_SALES_PIPELINES",
  );
  const { id } = await createLead(actor, { name: "Ada", email: "a@b.example", company: "Acme" });
  const opportunity = { amount: "12.50", expected_close_date: "2030-01-31" };
  conversion = await convertLead(actor, id, { opportunity });
});

test("a conversion, its lead and its customers have exactly the members of their schemas", async () => {
  Conversion.parse(conversion);
  for (const lead of (await listLeads(actor)).leads) LeadRecord.parse(lead);
  for (const account of (await listAccounts(actor)).accounts) AccountRecord.parse(account);
  for (const contact of (await listContacts(actor)).contacts) ContactRecord.parse(contact);
  ContactSummary.parse(await findContactSummary(actor, conversion.contact.id));
  const summary = await findAccountSummary(actor, conversion.account?.id ?? "");
  expect(AccountSummary.parse(summary).open_amounts).toHaveLength(1);
});

test("an activity has exactly the members of its schema", async () => {
  const about = { opportunity_id: conversion.opportunity.id, contact_id: conversion.contact.id };
  const due_at = "2030-01-31T10:00:00Z";
  await createActivity(actor, { kind: "call", subject: "Call", due_at, ...about });
  await createActivity(actor, { kind: "note", subject: "Note" });
  const { activities } = await listActivities(actor);
  expect(activities.map((activity) => ActivityRecord.parse(activity))).toHaveLength(2);
});

test("links, duplicates, linked opportunities and a merge have exactly the members of their schemas", async () => {
  const id = conversion.account?.id ?? "";
  const other = await createAccount(actor.organizationId, { name: "ACME Inc" });
  LinkCounts.parse(await findLinks(actor, "account", id));
  const [group] = await findDuplicates(actor, "account");
  expect(DuplicateGroup.parse(group).records).toHaveLength(2);
  const linked = LinkedOpportunities.parse(await listLinkedOpportunities(actor, "account", id));
  expect(linked.totals).toEqual([
    { currency: conversion.opportunity.currency, open_amount: "12.50", won_amount: "0.00" },
  ]);
  const lock_versions = { [id]: 0, [other.id]: 0 };
  AccountMergeResponse.parse(
    await mergeAccounts(actor, id, { ids: [other.id], fields: {}, lock_versions }),
  );
});
