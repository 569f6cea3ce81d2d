import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { authorize } from "@/lib/domain/actor";
import { actorFor } from "@/prisma/factories/actor-for";
import { adminFor } from "@/prisma/factories/admin-for";
import { createActivity } from "@/prisma/factories/create-activity";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { deactivateMember } from "./deactivate-member";
import { handOverOpportunities } from "./hand-over-opportunities";
import { findMember, listMemberDetails, listMembers } from "./queries";
import { reactivateMember } from "./reactivate-member";
import { updateMember } from "./update-member";

let organization: { id: string; tenantId: string };
let admin: FactoryMember;
let rep: FactoryMember;

beforeEach(async () => {
  organization = await createOrganization();
  admin = await createMember(organization, { role: "ADMIN" });
  rep = await createMember(organization, { role: "REP" });
});

/** Gives the REP two open opportunities in two currencies, a won one and a deleted one. */
async function ownSome() {
  const { stages } = await createPipeline(organization.id, {
    name: "Sales",
    stages: [{ name: "Open" }, { name: "Won", stageType: "won" }],
  });
  const [open, won] = stages;
  if (!open || !won) throw new Error("The pipeline has two stages");
  const ownerUserId = rep.userId;
  const opened = await createOpportunities(open, [
    { ownerUserId, amount: "100.50" },
    { ownerUserId, amount: "20", currency: "EUR" },
    { ownerUserId, amount: "7", deletedAt: new Date() },
  ]);
  return { opened, won: await createOpportunities(won, [{ ownerUserId, amount: "1000" }]) };
}

const eventsOf = (recordType: string) =>
  systemDb().changeEvent.findMany({
    where: { organizationId: organization.id, recordType },
    orderBy: { id: "asc" },
  });

describe("a member", () => {
  test("is listed with the number and amounts of their live opportunities, deactivated ones last", async () => {
    await ownSome();
    const former = await createMember(organization, {
      name: "Aaron",
      email: `${randomUUID()}@example.com`,
      role: "REP",
    });
    await deactivateMember(adminFor(admin), former.userId);
    const members = await listMemberDetails(authorize(actorFor(rep), "VIEW_SALES_PIPELINES"));
    expect(members.at(-1)).toMatchObject({
      name: "Aaron",
      is_active: false,
      deactivated_at: expect.any(String),
    });
    expect(members.find(({ user_id }) => user_id === rep.userId)).toMatchObject({
      role: "REP",
      is_active: true,
      opportunities_count: 3,
      open_opportunities_count: 2,
      open_amounts: [
        { currency: "USD", amount: "100.50" },
        { currency: "EUR", amount: "20.00" },
      ],
    });
    expect(members.find(({ user_id }) => user_id === admin.userId)).toMatchObject({
      opportunities_count: 0,
      open_amounts: [],
    });
  });

  test("is listed by name without regard to accents and case", async () => {
    for (const name of ["zoe", "Émile", "Zachary", "Älva"])
      await createMember(organization, { name, role: "REP" });
    const actor = authorize(actorFor(rep), "VIEW_SALES_PIPELINES");
    const mine = (members: { name: string }[]) =>
      members.map(({ name }) => name).filter((name) => /^(zoe|Émile|Zachary|Älva)$/.test(name));
    const sorted = ["Älva", "Émile", "Zachary", "zoe"];
    expect(mine(await listMembers(actor))).toEqual(sorted);
    expect(mine(await listMemberDetails(actor))).toEqual(sorted);
  });

  test("gets another role, and the history shows it", async () => {
    const { member } = await updateMember(adminFor(admin), rep.userId, { role: "MANAGER" });
    expect(member.role).toBe("MANAGER");
    expect(await findMember(adminFor(admin), rep.userId)).toMatchObject({ role: "MANAGER" });
    expect(await eventsOf("member")).toMatchObject([
      {
        action: "update",
        recordId: rep.userId,
        actorUserId: admin.userId,
        changes: { role: ["REP", "MANAGER"] },
      },
    ]);
  });

  test("is changed by admins only", async () => {
    const manager = actorFor(await createMember(organization, { role: "MANAGER" }));
    const asAdmin = () => authorize(manager, "MANAGE_ORGANIZATION");
    const attempts = [
      () => updateMember(asAdmin(), rep.userId, { role: "ADMIN" }),
      () => deactivateMember(asAdmin(), rep.userId),
      () => reactivateMember(asAdmin(), rep.userId),
      () =>
        handOverOpportunities(asAdmin(), rep.userId, { to_user_id: admin.userId, which: "all" }),
    ];
    for (const attempt of attempts)
      await expect(async () => attempt()).rejects.toMatchObject({ code: "forbidden" });
  });

  test("of another organization is not found", async () => {
    const stranger = await createMember(await createOrganization());
    await expect(
      updateMember(adminFor(admin), stranger.userId, { role: "REP" }),
    ).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(deactivateMember(adminFor(admin), randomUUID())).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("who is deactivated keeps their name and opportunities, and returns with the previous role", async () => {
    await ownSome();
    const { member, reassigned } = await deactivateMember(adminFor(admin), rep.userId);
    expect(reassigned).toBe(0);
    expect(member).toMatchObject({ name: rep.name, is_active: false, opportunities_count: 3 });
    expect(await reactivateMember(adminFor(admin), rep.userId)).toMatchObject({
      role: "REP",
      is_active: true,
    });
    expect((await eventsOf("member")).map(({ changes }) => changes)).toEqual([
      { is_active: [true, false] },
      { is_active: [false, true] },
    ]);
  });
});

describe("the last active ADMIN", () => {
  test("can be neither demoted nor deactivated by any caller", async () => {
    const former = await createMember(organization, { role: "ADMIN" });
    await deactivateMember(adminFor(admin), former.userId);
    const rejection = {
      code: "conflict",
      detail: expect.stringContaining(`${admin.name} is the only active admin`),
    };
    await expect(
      updateMember(adminFor(admin), admin.userId, { role: "REP" }),
    ).rejects.toMatchObject(rejection);
    await expect(deactivateMember(adminFor(admin), admin.userId)).rejects.toMatchObject(rejection);
    expect(await findMember(adminFor(admin), admin.userId)).toMatchObject({
      role: "ADMIN",
      is_active: true,
    });
  });

  test("remains when admins demote or deactivate each other in parallel", async () => {
    for (let round = 0; round < 5; round++) {
      const other = await createOrganization();
      const [one, two] = [await createMember(other), await createMember(other)];
      const outcomes = await Promise.allSettled([
        updateMember(adminFor(one), two.userId, { role: "VIEWER" }),
        round % 2
          ? deactivateMember(adminFor(two), one.userId)
          : updateMember(adminFor(two), one.userId, { role: "REP" }),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      const left = await systemDb().member.count({
        where: { organizationId: other.id, role: "ADMIN", deactivatedAt: null },
      });
      expect(left).toBe(1);
    }
  });
});

describe("a member's opportunities", () => {
  test("go to another member, only the open ones, each with a new version and one event", async () => {
    const { opened, won } = await ownSome();
    const handOver = { to_user_id: admin.userId, which: "open" as const };
    const { member, reassigned } = await handOverOpportunities(
      adminFor(admin),
      rep.userId,
      handOver,
    );
    expect([reassigned, member.opportunities_count, member.open_opportunities_count]).toEqual([
      2, 1, 0,
    ]);
    const rows = await systemDb().opportunity.findMany({
      where: { organizationId: organization.id },
    });
    const owner = (id?: string) => rows.find((row) => row.id === id);
    expect(
      opened.map(({ id }) => owner(id)).map((row) => [row?.ownerUserId, row?.lockVersion]),
    ).toEqual([
      [admin.userId, 1],
      [admin.userId, 1],
      [rep.userId, 0],
    ]);
    expect(owner(won[0]?.id)).toMatchObject({ ownerUserId: rep.userId, lockVersion: 0 });
    const events = await eventsOf("opportunity");
    expect(events.map(({ recordId }) => recordId).sort()).toEqual(
      opened
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    );
    for (const event of events) {
      expect(event).toMatchObject({
        action: "update",
        actorUserId: admin.userId,
        changes: { owner_user_id: [rep.userId, admin.userId] },
      });
    }
  });

  test("take the member's open activities along, each with a new version and one event", async () => {
    const { opened } = await ownSome();
    const activity = (data: object) =>
      createActivity(organization.id, { kind: "task", ownerUserId: rep.userId, ...data });
    const open = [
      await activity({ subject: "Alone" }),
      await activity({ dueAt: new Date(), opportunityId: opened[0]?.id }),
    ];
    const others = [
      await activity({ doneAt: new Date() }),
      await activity({ kind: "note" }),
      await activity({ deletedAt: new Date() }),
      await activity({ ownerUserId: admin.userId }),
    ];
    expect(await findMember(adminFor(admin), rep.userId)).toMatchObject({
      open_activities_count: 2,
    });
    const handOver = { to_user_id: admin.userId, which: "open" as const };
    const outcome = await deactivateMember(adminFor(admin), rep.userId, { hand_over: handOver });
    expect(outcome).toMatchObject({
      reassigned: 2,
      reassigned_activities: 2,
      member: { open_activities_count: 0 },
    });
    const rows = await systemDb().activity.findMany({
      where: { organizationId: organization.id },
    });
    const rowOf = ({ id }: { id: string }) => rows.find((row) => row.id === id);
    for (const each of open)
      expect(rowOf(each)).toMatchObject({ ownerUserId: admin.userId, lockVersion: 1 });
    for (const each of others) expect(rowOf(each)).toEqual(expect.objectContaining(each));
    const events = await eventsOf("activity");
    expect(events.map(({ recordId }) => recordId).sort()).toEqual(open.map(({ id }) => id).sort());
    for (const { changes } of events)
      expect(changes).toEqual({ owner_user_id: [rep.userId, admin.userId] });
  });

  test("stay, activities too, if the hand-over is refused", async () => {
    await ownSome();
    await createActivity(organization.id, { kind: "task", ownerUserId: rep.userId });
    const hand_over = { to_user_id: rep.userId, which: "all" as const };
    await expect(
      deactivateMember(adminFor(admin), rep.userId, { hand_over }),
    ).rejects.toMatchObject({ code: "invalid" });
    expect(await findMember(adminFor(admin), rep.userId)).toMatchObject({
      is_active: true,
      opportunities_count: 3,
      open_activities_count: 1,
    });
  });

  test("go to another member in the same transaction as a deactivation, all live ones", async () => {
    await ownSome();
    const handOver = { to_user_id: admin.userId, which: "all" as const };
    const { member, reassigned } = await deactivateMember(adminFor(admin), rep.userId, {
      hand_over: handOver,
    });
    expect(reassigned).toBe(3);
    expect(member).toMatchObject({ is_active: false, opportunities_count: 0 });
    expect(await eventsOf("opportunity")).toHaveLength(3);
  });

  test("go only to another active member of the organization; otherwise nothing changes", async () => {
    await ownSome();
    const former = await createMember(organization);
    await deactivateMember(adminFor(admin), former.userId);
    const stranger = await createMember(await createOrganization());
    for (const to of [former.userId, stranger.userId, randomUUID(), "nobody", rep.userId]) {
      const handOver = { to_user_id: to, which: "all" as const };
      const issue = (field: string) => ({
        code: "invalid",
        extra: {
          issues: [{ field, message: "must be another active member of your organization" }],
        },
      });
      await expect(
        handOverOpportunities(adminFor(admin), rep.userId, handOver),
      ).rejects.toMatchObject(issue("to_user_id"));
      await expect(
        deactivateMember(adminFor(admin), rep.userId, { hand_over: handOver }),
      ).rejects.toMatchObject(issue("hand_over.to_user_id"));
    }
    expect(await findMember(adminFor(admin), rep.userId)).toMatchObject({
      is_active: true,
      opportunities_count: 3,
    });
    expect(await eventsOf("opportunity")).toEqual([]);
  });
});
