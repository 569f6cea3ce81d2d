import { beforeAll, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Authorized, authorize } from "@/lib/domain/actor";
import { listChangeEvents } from "@/lib/domain/change-events/queries";
import { deleteOpportunity } from "@/lib/domain/opportunities/delete-opportunity";
import { findOpportunity } from "@/lib/domain/opportunities/queries";
import { restoreOpportunity } from "@/lib/domain/opportunities/restore-opportunity";
import { actorFor } from "@/prisma/factories/actor-for";
import { createAccount } from "@/prisma/factories/create-account";
import { createContact } from "@/prisma/factories/create-contact";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunity } from "@/prisma/factories/create-opportunity";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { createActivity } from "./create-activity";
import { deleteActivity } from "./delete-activity";
import { listActivities } from "./queries";
import { restoreActivity } from "./restore-activity";
import type { ActivityQuery } from "./schema";
import { updateActivity } from "./update-activity";

const HOUR = 3_600_000;
let actor: Authorized<"EDIT_SALES_PIPELINES">;
let deal: { id: string; publicId: string };

beforeAll(async () => {
  const organization = await createOrganization({ timeZone: zoneInMidday() });
  actor = authorize(actorFor(await createMember(organization)), "EDIT_SALES_PIPELINES");
  deal = await newDeal();
});

test("an activity shows its links by UUID and public id, whichever the input had", async () => {
  const account = await createAccount(actor.organizationId);
  const contact = await createContact(actor.organizationId);
  const activity = await createActivity(actor, {
    kind: "call",
    subject: "Call",
    opportunity_id: deal.publicId,
    account_id: account.id,
    contact_id: contact.publicId,
  });
  expect(activity).toMatchObject({
    opportunity_id: deal.id,
    opportunity_public_id: deal.publicId,
    account_id: account.id,
    account_public_id: account.publicId,
    account_name: account.name,
    contact_id: contact.id,
    contact_public_id: contact.publicId,
    contact_name: contact.name,
  });
  const cleared = await updateActivity(actor, activity.id, { contact_id: null });
  expect([cleared.contact_id, cleared.account_id]).toEqual([null, account.id]);
});

test("a link to a deleted opportunity reads as null and comes back with it", async () => {
  const { id } = await newDeal();
  const activity = await createActivity(actor, {
    kind: "task",
    subject: "Linked",
    opportunity_id: id,
  });
  await deleteOpportunity(actor, id);
  const about = async () =>
    (await listActivities(actor, { q: "Linked" })).activities[0]?.opportunity_id;
  expect(await about()).toBeNull();
  await expect(
    createActivity(actor, { kind: "task", subject: "X", opportunity_id: id }),
  ).rejects.toMatchObject({
    extra: {
      issues: [{ field: "opportunity_id", message: "must be an opportunity of your organization" }],
    },
  });
  await restoreOpportunity(actor, id);
  expect([await about(), activity.opportunity_id]).toEqual([id, id]);
});

test("an open activity is late past its time, today later that day in the organization's time zone, else planned", async () => {
  const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
  const subjects = { late: at(-0.01), today: at(1), planned: at(24) };
  for (const [subject, due_at] of Object.entries(subjects)) await task({ subject, due_at });
  await task({ subject: "planned undated" });
  await task({ subject: "done", due_at: at(-1), done_at: at(0) });
  const note = await createActivity(actor, { kind: "note", subject: "a note", due_at: at(-1) });
  expect(note.state).toBeNull();
  const inState = async (state: ActivityQuery["state"]) =>
    (await listActivities(actor, { state, owner_user_id: actor.userId ?? "" })).activities
      .filter(({ kind }) => kind === "task")
      .map(({ subject }) => subject)
      .filter((subject) => subject !== "Linked");
  expect(await inState("late")).toEqual(["late"]);
  expect(await inState("today")).toEqual(["today"]);
  expect(await inState("planned")).toEqual(["planned undated", "planned"]);
  expect(await inState("done")).toEqual(["done"]);
  expect(await inState("open")).toEqual(["planned undated", "planned", "today", "late"]);
});

test("the same time is today in one time zone and planned in another", async () => {
  const soon = new Date(Date.now() + HOUR).toISOString();
  const states = await Promise.all(
    [zoneInMidday(), zoneBeforeMidnight()].map(async (timeZone) => {
      const there = authorize(
        actorFor(await createMember(await createOrganization({ timeZone }))),
        "EDIT_SALES_PIPELINES",
      );
      return (await createActivity(there, { kind: "task", subject: "Soon", due_at: soon })).state;
    }),
  );
  expect(states).toEqual(["today", "planned"]);
});

test("a list by due date has undated activities last in both directions and on all pages", async () => {
  const there = authorize(
    actorFor(await createMember(await createOrganization())),
    "EDIT_SALES_PIPELINES",
  );
  const dues = ["2026-01-02", null, "2026-01-01", "2026-01-03", null];
  for (const due of dues) {
    await createActivity(there, {
      kind: "task",
      subject: due ?? "none",
      due_at: due && `${due}T00:00:00.000Z`,
    });
  }
  for (const [sort, expected] of [
    ["due_at", ["2026-01-01", "2026-01-02", "2026-01-03", "none", "none"]],
    ["-due_at", ["2026-01-03", "2026-01-02", "2026-01-01", "none", "none"]],
  ] as const) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listActivities(there, { sort, limit: 2, cursor });
      seen.push(...page.activities.map(({ subject }) => subject));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(expected);
  }
  const between = { due_after: "2026-01-01T00:00:00.000Z", due_before: "2026-01-03T00:00:00.000Z" };
  const { activities } = await listActivities(there, { ...between, sort: "due_at" });
  expect(activities.map(({ subject }) => subject)).toEqual(["2026-01-01", "2026-01-02"]);
});

test("a list of an opportunity, a contact or an account has only activities about it", async () => {
  const account = await createAccount(actor.organizationId);
  const about = await task({ subject: "About", opportunity_id: deal.id, account_id: account.id });
  for (const query of [
    { opportunity_id: deal.publicId },
    { opportunity_id: deal.id },
    { account_id: account.publicId },
  ]) {
    expect((await listActivities(actor, query)).activities[0]).toEqual(about);
  }
  expect((await listActivities(actor, { contact_id: "nobody" })).activities).toEqual([]);
});

test("changes of activities update their opportunity's next activity but not its version", async () => {
  const { id } = await newDeal();
  const next = async () => {
    const { next_activity, lock_version } = await findOpportunity(actor, id);
    expect(lock_version).toBe(0);
    return next_activity && `${next_activity.subject} ${next_activity.state}`;
  };
  const [later, sooner] = [task, task].map((make, index) =>
    make({
      subject: index === 0 ? "later" : "sooner",
      due_at: new Date(Date.now() + (index === 0 ? 96 : 48) * HOUR).toISOString(),
      opportunity_id: id,
    }),
  );
  if (!later || !sooner) throw new Error("Two activities were created");
  const [a, b] = [await later, await sooner];
  expect(await next()).toBe("sooner planned");
  await updateActivity(actor, b.id, { done_at: new Date().toISOString() });
  expect(await next()).toBe("later planned");
  await updateActivity(actor, a.id, { due_at: new Date(Date.now() - HOUR).toISOString() });
  expect(await next()).toBe("later late");
  await deleteActivity(actor, a.id);
  expect(await next()).toBeNull();
  await restoreActivity(actor, a.id);
  expect(await next()).toBe("later late");
  await updateActivity(actor, a.id, { kind: "note" });
  expect(await next()).toBeNull();
});

test("the events of an activity contain its opportunity, and both opportunities when the link changes", async () => {
  const other = await newDeal();
  const { id } = await task({ subject: "Moves", opportunity_id: deal.publicId });
  await updateActivity(actor, id, { opportunity_id: other.publicId });
  await deleteActivity(actor, id);
  await restoreActivity(actor, id);
  const { change_events } = await listChangeEvents(authorize(actor, "VIEW_SALES_PIPELINES"), {
    record_id: id,
    limit: 10,
  });
  expect(change_events.map(({ action, changes }) => [action, changes.opportunity_id])).toEqual([
    ["create", [null, deal.id]],
    ["update", [deal.id, other.id]],
    ["delete", [other.id, null]],
    ["restore", [null, other.id]],
  ]);
  expect(
    await systemDb().opportunity.count({
      where: { organizationId: actor.organizationId, lockVersion: { gt: 0 } },
    }),
  ).toBe(1);
});

function task(input: {
  subject: string;
  due_at?: string | null;
  done_at?: string;
  opportunity_id?: string;
  account_id?: string;
}) {
  return createActivity(actor, { kind: "task", ...input });
}

async function newDeal() {
  const [stage] = (await createPipeline(actor.organizationId)).stages;
  if (!stage) throw new Error("A pipeline has stages");
  return createOpportunity(stage);
}

/** A time zone where it is about noon, so that an hour later is the same day. */
function zoneInMidday(): string {
  return zoneAt(12);
}

/** A time zone where it is the hour before midnight, so that an hour later is the next day. */
function zoneBeforeMidnight(): string {
  return zoneAt(23);
}

// Etc/GMT+5 is five hours behind UTC.
function zoneAt(hour: number): string {
  const ahead = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  return ahead === 0 ? "Etc/GMT" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}
