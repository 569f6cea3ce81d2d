import { beforeAll, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { OPEN_STATES } from "@/lib/domain/activities/rules";
import { isOpen, openState } from "@/lib/domain/activities/sql/state";
import { LEAD_STATUSES } from "@/lib/domain/leads/rules";
import { ROLES } from "@/lib/domain/permissions";
import { DEFAULT_STAGES } from "@/lib/domain/pipelines/rules";
import { DEMO_ORGANIZATIONS } from "./people";
import { isDemoSeeded, seedDemo } from "./seed-demo";
import { DAY } from "./simulate-opportunity";

let [seller, empty] = ["", ""];

beforeAll(async () => {
  if (!(await isDemoSeeded())) await seedDemo();
  const ids = DEMO_ORGANIZATIONS.map(({ name }) =>
    systemDb().organization.findFirstOrThrow({ where: { name } }),
  );
  [seller, empty] = (await Promise.all(ids)).map(({ id }) => id) as [string, string];
});

test("the first organization has members in every role, the second its own ADMIN, and nobody belongs to both", async () => {
  const members = await systemDb().member.findMany({
    where: { organizationId: { in: [seller, empty] } },
  });
  const rolesIn = (id: string) =>
    members.filter(({ organizationId }) => organizationId === id).map(({ role }) => role);
  expect(members).toHaveLength(8);
  expect(new Set(members.map(({ userId }) => userId)).size).toBe(8);
  expect(new Set(rolesIn(seller))).toEqual(new Set(ROLES));
  expect(rolesIn(empty)).toContain("ADMIN");
});

test("both tenants are marked as the demo's, so that no other server serves them", async () => {
  const tenants = await systemDb().tenant.findMany({
    where: { organizations: { some: { id: { in: [seller, empty] } } } },
  });
  expect(tenants.map(({ isDemo }) => isDemo)).toEqual([true, true]);
});

test("both default pipelines are as documented, and the second organization's is empty", async () => {
  for (const organizationId of [seller, empty]) {
    const { stages } = await systemDb().pipeline.findFirstOrThrow({
      where: { organizationId, isDefault: true },
      include: { stages: { orderBy: { position: "asc" } } },
    });
    const found = stages.map(({ name, stageType, probability, color }) => {
      return { name, stage_type: stageType, probability, color };
    });
    expect(found).toEqual(DEFAULT_STAGES);
  }
  expect(await systemDb().opportunity.count({ where: { organizationId: empty } })).toBe(0);
});

test("400 opportunities of the last twelve months are open, won and lost, in stages whose counts are right", async () => {
  const opportunities = await systemDb().opportunity.findMany({
    where: { organizationId: seller, deletedAt: null },
  });
  const stages = await systemDb().stage.findMany({ where: { organizationId: seller } });
  expect(opportunities).toHaveLength(400);
  for (const status of ["open", "won", "lost"]) {
    expect(
      opportunities.filter((opportunity) => opportunity.status === status).length,
    ).toBeGreaterThan(50);
  }
  const yearAgo = Date.now() - 366 * DAY;
  expect(opportunities.filter(({ openedAt }) => !openedAt || openedAt.getTime() < yearAgo)).toEqual(
    [],
  );
  expect(opportunities.filter(({ updatedAt }) => updatedAt > new Date())).toEqual([]);
  for (const { id, opportunitiesCount } of stages) {
    expect(opportunities.filter(({ stageId }) => stageId === id)).toHaveLength(opportunitiesCount);
  }
});

test("every opportunity's history leads from its creation to its current stage", async () => {
  const opportunities = await systemDb().opportunity.findMany({
    where: { organizationId: seller, deletedAt: null },
  });
  const events = await systemDb().changeEvent.findMany({
    where: { organizationId: seller, recordType: "opportunity" },
    orderBy: { id: "asc" },
  });
  const untold = opportunities.filter(({ id, stageId, lockVersion, stageEnteredAt }) => {
    const own = events.filter(({ recordId }) => recordId === id);
    const entered = own
      .filter(({ changes }) => JSON.stringify(changes).includes("pipeline_stage_id"))
      .at(-1);
    return !(
      own[0]?.action === "create" &&
      own.length === lockVersion + 1 &&
      JSON.stringify(entered?.changes).includes(stageId) &&
      entered?.createdAt.getTime() === stageEnteredAt.getTime()
    );
  });
  expect(untold).toEqual([]);
});

test("leads exist in every status; converted ones link to their opportunity, contact and account", async () => {
  const leads = await systemDb().lead.findMany({
    where: { organizationId: seller },
    include: { convertedOpportunity: true },
  });
  expect(new Set(leads.map(({ status }) => status))).toEqual(new Set(LEAD_STATUSES));
  for (const {
    status,
    convertedAt,
    convertedContactId,
    convertedAccountId,
    convertedOpportunity,
  } of leads) {
    const links = [convertedAt, convertedContactId, convertedAccountId, convertedOpportunity];
    expect(links.every((link) => (link !== null) === (status === "converted"))).toBe(true);
    expect([
      convertedOpportunity?.contactId ?? null,
      convertedOpportunity?.accountId ?? null,
    ]).toEqual([convertedContactId, convertedAccountId]);
  }
});

test("reps have overdue activities, activities due today and planned ones", async () => {
  const states = await systemDb().$queryRaw<
    { state: string }[]
  >`SELECT DISTINCT ${openState} AS state
    FROM activities t JOIN organizations org ON org.id = t.organization_id
    WHERE t.organization_id = ${seller}::uuid AND ${isOpen}`;
  // In the last minute of the organization's day, activities due today are overdue.
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "America/New_York",
    timeStyle: "short",
  }).format();
  const expected = OPEN_STATES.filter((state) => state !== "today" || clock !== "23:59");
  expect(states.map(({ state }) => state).sort()).toEqual([...expected].sort());
});
test("the trash contains opportunities, accounts and contacts that members deleted in the past", async () => {
  const where = { organizationId: seller, deletedAt: { not: null } };
  const deleted = [
    ...(await systemDb().opportunity.findMany({ where })),
    ...(await systemDb().account.findMany({ where })),
    ...(await systemDb().contact.findMany({ where })),
  ];
  expect(deleted.length).toBeGreaterThan(8);
  const events = await systemDb().changeEvent.findMany({
    where: { organizationId: seller, action: "delete" },
  });
  for (const { id, deletedAt } of deleted) {
    const [event, ...more] = events.filter(({ recordId }) => recordId === id);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ actorType: "user", createdAt: deletedAt });
    expect(deletedAt && deletedAt < new Date()).toBe(true);
  }
});
