import { beforeAll, expect, test } from "vitest";
import { type Authorized, authorize, type UserActor } from "@/lib/domain/actor";
import { deleteOpportunity } from "@/lib/domain/opportunities/delete-opportunity";
import { actorFor } from "@/prisma/factories/actor-for";
import { createActivity } from "@/prisma/factories/create-activity";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { findMyDay } from "./find-my-day";

const DAY = 86_400_000;
let actor: UserActor & Authorized<"EDIT_SALES_PIPELINES">;

beforeAll(async () => {
  const organization = await createOrganization({ timeZone: "Asia/Tokyo", rottingDays: 30 });
  actor = authorize(
    actorFor(await createMember(organization, { role: "REP" })),
    "EDIT_SALES_PIPELINES",
  );
});

test("a day contains the member's open activities up to seven days ahead, by due date, undated last", async () => {
  const inDays = (days: number) => new Date(Date.now() + days * DAY);
  const own = { ownerUserId: actor.userId };
  const make = (subject: string, input: object) =>
    createActivity(actor.organizationId, { subject, ...own, ...input });
  const endOfWeek = endOfDayInTokyo(7);
  await make("undated", {});
  await make("late", { dueAt: inDays(-40) });
  await make("soon", { dueAt: inDays(3) });
  await make("last moment of the seventh day", { dueAt: endOfWeek });
  await make("after it", { dueAt: new Date(endOfWeek.getTime() + 2) });
  await make("done", { dueAt: inDays(-1), doneAt: inDays(0) });
  await make("note", { kind: "note", dueAt: inDays(0) });
  await make("deleted", { dueAt: inDays(0), deletedAt: inDays(0) });
  await make("another's", { dueAt: inDays(0), ownerUserId: null });
  const { activities, activities_count } = await findMyDay(
    authorize(actor, "VIEW_SALES_PIPELINES"),
    actor.userId,
  );
  const subjects = ["late", "soon", "last moment of the seventh day", "undated"];
  expect([activities.map(({ subject }) => subject), activities_count]).toEqual([
    subjects,
    subjects.length,
  ]);
});

test("a day contains open opportunities without a next activity and rotting ones, and no deleted ones", async () => {
  const member = actorFor(
    await createMember({ id: actor.organizationId, tenantId: actor.tenantId }, { role: "REP" }),
  );
  const { stages } = await createPipeline(actor.organizationId, {
    stages: [{ name: "Open" }, { name: "Won", stageType: "won" }],
  });
  const [open, won] = stages;
  if (!open || !won) throw new Error("Two stages were made");
  const owned = { ownerUserId: member.userId };
  const [planned, , deleted] = await createOpportunities(open, [
    { name: "planned", ...owned },
    { name: "unplanned", ...owned },
    { name: "deleted", ...owned },
    { name: "rotting", stageEnteredAt: new Date(Date.now() - 31 * DAY), ...owned },
    { name: "nobody's" },
  ]);
  await createOpportunities(won, [{ name: "won", ...owned }]);
  for (const opportunity of [planned, deleted]) {
    await createActivity(actor.organizationId, {
      subject: "Call",
      opportunityId: opportunity?.id,
      ...owned,
    });
  }
  await deleteOpportunity(actor, deleted?.id ?? "");
  const day = await findMyDay(authorize(actor, "VIEW_SALES_PIPELINES"), member.userId);
  expect(day.activities.map(({ opportunity_name }) => opportunity_name)).toEqual(["planned"]);
  const names = ({ opportunities, total }: typeof day.unplanned) => [
    ...opportunities.map(({ name }) => name),
    total,
  ];
  expect(names(day.unplanned)).toEqual(["rotting", "unplanned", 2]);
  expect(names(day.rotting)).toEqual(["rotting", 1]);
});

test("a member of another organization has an empty day in this one", async () => {
  const stranger = actorFor(await createMember(await createOrganization()));
  const { activities, unplanned } = await findMyDay(
    authorize(stranger, "VIEW_SALES_PIPELINES"),
    actor.userId,
  );
  expect([activities, unplanned.total]).toEqual([[], 0]);
});

/** The last millisecond of the day `days` after today in Tokyo, which is nine hours ahead of UTC all year. */
function endOfDayInTokyo(days: number): Date {
  const nine = 9 * 3_600_000;
  const midnight = Math.floor((Date.now() + nine) / DAY) * DAY - nine;
  return new Date(midnight + (days + 1) * DAY - 1);
}
