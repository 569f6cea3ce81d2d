import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Authorized, authorize, type UserActor } from "@/lib/domain/actor";
import { findAccount } from "@/lib/domain/customers/accounts/queries";
import { restoreAccount } from "@/lib/domain/customers/accounts/restore-account";
import { updateAccount } from "@/lib/domain/customers/accounts/update-account";
import { findContact } from "@/lib/domain/customers/contacts/queries";
import { findOpportunity } from "@/lib/domain/opportunities/queries";
import { actorFor } from "@/prisma/factories/actor-for";
import { type AccountInput, createAccount } from "@/prisma/factories/create-account";
import { createActivity } from "@/prisma/factories/create-activity";
import { type ContactInput, createContact } from "@/prisma/factories/create-contact";
import { createLead } from "@/prisma/factories/create-lead";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunity } from "@/prisma/factories/create-opportunity";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { mergeAccounts } from "./merge-accounts";
import { mergeContacts } from "./merge-contacts";

type Row = { id: string; lockVersion: number };

let actor: UserActor & Authorized<"EDIT_SALES_PIPELINES">;
let organizationId: string;

beforeEach(async () => {
  actor = authorize(
    actorFor(await createMember(await createOrganization(), { role: "REP" })),
    "EDIT_SALES_PIPELINES",
  );
  organizationId = actor.organizationId;
});

const account = (input: AccountInput = {}) => createAccount(organizationId, input);
const contact = (input: ContactInput = {}) => createContact(organizationId, input);
const versionsOf = (...rows: Row[]) =>
  Object.fromEntries(rows.map(({ id, lockVersion }) => [id, lockVersion]));
const input = (survivor: Row, others: Row[], fields: Record<string, string> = {}) => ({
  ids: others.map(({ id }) => id),
  fields,
  lock_versions: versionsOf(survivor, ...others),
});

async function stage() {
  const [first] = (await createPipeline(organizationId)).stages;
  if (!first) throw new Error("A pipeline has stages");
  return first;
}

describe("merging accounts", () => {
  test("moves every link to the survivor, also of deleted records, with a new version and an event each", async () => {
    const [keep, other] = [await account({ name: "Keep" }), await account({ name: "Gone" })];
    const link = { accountId: other.id };
    const opportunity = await createOpportunity(await stage(), link);
    const deleted = await createOpportunity(await stage(), { ...link, deletedAt: new Date() });
    const person = await contact(link);
    const activity = await createActivity(organizationId, link);
    const lead = await createLead(organizationId, {
      status: "converted",
      convertedAccountId: other.id,
    });
    const outcome = await mergeAccounts(actor, keep.publicId, input(keep, [other]));
    expect(outcome.merged_ids).toEqual([other.id]);
    expect(outcome.moved).toEqual({ opportunities: 1, contacts: 1, activities: 1, leads: 1 });
    expect(outcome.account).toMatchObject({ id: keep.id, lock_version: 1, opportunities_count: 1 });
    const where = { organizationId };
    const moved = { accountId: keep.id, lockVersion: 1 };
    for (const id of [opportunity.id, deleted.id])
      expect(await systemDb().opportunity.findFirst({ where: { ...where, id } })).toMatchObject(
        moved,
      );
    expect(
      await systemDb().contact.findFirst({ where: { ...where, id: person.id } }),
    ).toMatchObject(moved);
    expect(
      await systemDb().activity.findFirst({ where: { ...where, id: activity.id } }),
    ).toMatchObject(moved);
    expect(await systemDb().lead.findFirst({ where: { ...where, id: lead.id } })).toMatchObject({
      convertedAccountId: keep.id,
      lockVersion: 1,
    });
    const events = await systemDb().changeEvent.findMany({ where, orderBy: { id: "asc" } });
    expect(events.map(({ recordId, action, changes }) => ({ recordId, action, changes }))).toEqual(
      expect.arrayContaining([
        {
          recordId: other.id,
          action: "delete",
          changes: { name: ["Gone", null], merged_into: [null, keep.publicId] },
        },
        { recordId: keep.id, action: "update", changes: { merged_from: [null, [other.publicId]] } },
        ...[opportunity, deleted, person, activity].map(({ id }) => ({
          recordId: id,
          action: "update",
          changes: { account_id: [other.id, keep.id] },
        })),
        {
          recordId: lead.id,
          action: "update",
          changes: { converted_account_id: [other.id, keep.id] },
        },
      ]),
    );
    expect(events).toHaveLength(7);
    expect(events.every(({ actorUserId }) => actorUserId === actor.userId)).toBe(true);
  });

  test("keeps the chosen values, fills empty ones, unites tags and adopts an external id if the survivor has none", async () => {
    const keep = await account({
      name: "Acme",
      domain: "acme.example",
      city: null,
      employees: 5,
      tags: ["a", "b"],
    });
    const first = await account({
      name: "ACME Inc",
      domain: "acme.test",
      city: "Oslo",
      employees: 7,
      tags: ["b", "c"],
    });
    const second = await account({ city: "Bergen", externalSystem: "erp", externalId: "77" });
    const { account: merged } = await mergeAccounts(
      actor,
      keep.id,
      input(keep, [first, second], { name: first.publicId, employees: second.id }),
    );
    expect(merged).toMatchObject({
      name: "ACME Inc",
      domain: "acme.example",
      city: "Oslo",
      employees: null,
      tags: ["a", "b", "c"],
      external_system: "erp",
      external_id: "77",
    });
    const [event] = await systemDb().changeEvent.findMany({
      where: { organizationId, recordId: keep.id },
    });
    expect(event?.changes).toMatchObject({
      name: ["Acme", "ACME Inc"],
      employees: [5, null],
      external_id: [null, "77"],
    });
    const restored = await restoreAccount(actor, second.id);
    expect(restored).toMatchObject({
      external_system: null,
      external_id: null,
      opportunities_count: 0,
    });
  });

  test("leaves both external ids in place if the survivor has its own", async () => {
    const keep = await account({ externalSystem: "erp", externalId: "1" });
    const other = await account({ externalSystem: "erp", externalId: "2" });
    expect((await mergeAccounts(actor, keep.id, input(keep, [other]))).account.external_id).toBe(
      "1",
    );
    expect((await restoreAccount(actor, other.id)).external_id).toBe("2");
  });

  test("throws stale and changes nothing when any of the records was changed since", async () => {
    const [keep, first, second] = [await account(), await account(), await account()];
    const opportunity = await createOpportunity(await stage(), { accountId: second.id });
    const decided = input(keep, [first, second]);
    for (const each of [keep, first, second]) {
      const changed = await updateAccount(actor, each.id, { description: randomUUID() });
      const rejection = mergeAccounts(actor, keep.id, decided);
      await expect(rejection).rejects.toMatchObject({
        code: "stale",
        extra: { current: { account: { id: keep.id } } },
      });
      decided.lock_versions[each.id] = changed.lock_version;
    }
    expect(await findOpportunity(actor, opportunity.id)).toMatchObject({
      account_id: second.id,
      lock_version: 0,
    });
    await mergeAccounts(actor, keep.id, decided);
    expect(await findOpportunity(actor, opportunity.id)).toMatchObject({
      account_id: keep.id,
      lock_version: 1,
    });
  });

  test("lists every invalid id (unknown, foreign, deleted, the survivor, repeated), a missing version and a foreign value", async () => {
    const stranger = await createAccount((await createOrganization()).id);
    const [keep, other, deleted] = [
      await account(),
      await account(),
      await account({ deletedAt: new Date() }),
    ];
    const ids = [
      randomUUID(),
      stranger.id,
      stranger.publicId,
      deleted.id,
      keep.id,
      other.id,
      other.publicId,
      "x",
    ];
    const issuesOf = (attempt: Promise<unknown>) =>
      attempt.then(
        () => [],
        (error) => error.extra.issues,
      );
    const absent = "must be an account of your organization";
    expect(
      await issuesOf(
        mergeAccounts(actor, keep.id, { ids, fields: { name: stranger.id }, lock_versions: {} }),
      ),
    ).toEqual([
      { field: "ids[0]", message: absent },
      { field: "ids[1]", message: absent },
      { field: "ids[2]", message: absent },
      { field: "ids[3]", message: absent },
      { field: "ids[4]", message: "must not be the record that the others are merged into" },
      { field: "ids[6]", message: "must not be named twice" },
      { field: "ids[7]", message: absent },
      { field: "fields.name", message: "must be one of the records that are merged" },
    ]);
    const unversioned = { ids: [other.id], fields: {}, lock_versions: versionsOf(keep) };
    expect(await issuesOf(mergeAccounts(actor, keep.id, unversioned))).toMatchObject([
      { field: "lock_versions" },
    ]);
    expect((await findAccount(actor, other.id)).lock_version).toBe(0);
  });

  test("returns the counts and writes nothing in a dry run", async () => {
    const [keep, other] = [await account(), await account()];
    await createOpportunity(await stage(), { accountId: other.id });
    const outcome = await mergeAccounts(actor, keep.id, input(keep, [other]), { isDryRun: true });
    expect(outcome).toMatchObject({
      account: { lock_version: 0 },
      moved: { opportunities: 1, contacts: 0 },
    });
    expect((await findAccount(actor, other.id)).opportunities_count).toBe(1);
    expect(await systemDb().changeEvent.count({ where: { organizationId } })).toBe(0);
  });

  test("throws forbidden for a VIEWER", async () => {
    const viewer: UserActor = { ...actor, permissions: ["VIEW_SALES_PIPELINES"] };
    const [keep, other] = [await account(), await account()];
    await expect(async () =>
      mergeAccounts(authorize(viewer, "EDIT_SALES_PIPELINES"), keep.id, input(keep, [other])),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("merging contacts", () => {
  test("moves opportunities and activities to the survivor, which can adopt the other's account", async () => {
    const company = await account();
    const keep = await contact({ accountId: null, email: "ada@example.com" });
    const other = await contact({ accountId: company.id, title: "CTO", email: "ada@old.example" });
    const opportunity = await createOpportunity(await stage(), {
      contactId: other.id,
      accountId: company.id,
    });
    const activity = await createActivity(organizationId, { contactId: other.id });
    const { contact: merged, moved } = await mergeContacts(actor, keep.id, input(keep, [other]));
    expect(merged).toMatchObject({
      account_id: company.id,
      title: "CTO",
      email: "ada@example.com",
    });
    expect(moved).toEqual({ opportunities: 1, contacts: 0, activities: 1, leads: 0 });
    expect(await findOpportunity(actor, opportunity.id)).toMatchObject({
      contact_id: keep.id,
      account_id: company.id,
    });
    expect(
      await systemDb().activity.findFirst({ where: { organizationId, id: activity.id } }),
    ).toMatchObject({
      contactId: keep.id,
    });
    await expect(findContact(actor, other.id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("any sequence of merges, some of them concurrent", () => {
  test("loses and orphans no opportunity, contact or activity, and changes no other organization", async () => {
    const stranger = actorFor(await createMember(await createOrganization()));
    const merges = fc.array(
      fc.tuple(fc.nat(5), fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 })),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    await fc.assert(
      fc.asyncProperty(
        merges,
        fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }),
        async (plan, links) => {
          const [mine, theirs] = [await world(actor, links), await world(stranger, links)];
          const before = await rowsOf(stranger.organizationId);
          await Promise.allSettled(
            plan.map(([keep, others]) => attempt(mine.accounts, keep, others)),
          );
          for (const [keep, others] of plan)
            await attempt(mine.accounts, keep, others).catch(() => undefined);
          const { opportunities, contacts, activities, accounts } = await rowsOf(organizationId);
          const live = new Set(
            accounts.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id),
          );
          for (const [rows, made] of [
            [opportunities, mine.opportunities],
            [contacts, mine.contacts],
            [activities, mine.activities],
          ] as const) {
            const own = rows.filter(({ id }) => made.includes(id));
            expect(own).toHaveLength(made.length);
            expect(
              own.filter(
                ({ deletedAt, accountId }) => deletedAt || !accountId || !live.has(accountId),
              ),
            ).toEqual([]);
          }
          expect(theirs.accounts.length).toBe(mine.accounts.length);
          expect(await rowsOf(stranger.organizationId)).toEqual(before);
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  async function attempt(ids: string[], keep: number, others: number[]) {
    const rows = await systemDb().account.findMany({
      where: { organizationId, id: { in: ids } },
    });
    const named = [keep, ...others].flatMap((index) => rows.filter(({ id }) => id === ids[index]));
    const [survivor, ...rest] = named;
    if (survivor) await mergeAccounts(actor, survivor.id, input(survivor, rest));
  }

  async function world({ organizationId: of }: UserActor, links: number[]) {
    const accounts = [];
    for (let n = 0; n < 6; n++) accounts.push((await createAccount(of)).id);
    const [first] = (await createPipeline(of)).stages;
    if (!first) throw new Error("A pipeline has stages");
    const made = {
      opportunities: [] as string[],
      contacts: [] as string[],
      activities: [] as string[],
    };
    for (const link of links) {
      const accountId = accounts[link];
      made.opportunities.push((await createOpportunity(first, { accountId })).id);
      made.contacts.push((await createContact(of, { accountId })).id);
      made.activities.push((await createActivity(of, { accountId })).id);
    }
    return { accounts, ...made };
  }

  async function rowsOf(of: string) {
    const query = { where: { organizationId: of }, orderBy: { id: "asc" as const } };
    return {
      accounts: await systemDb().account.findMany(query),
      contacts: await systemDb().contact.findMany(query),
      opportunities: await systemDb().opportunity.findMany(query),
      activities: await systemDb().activity.findMany(query),
      events: await systemDb().changeEvent.count({ where: { organizationId: of } }),
    };
  }
});
