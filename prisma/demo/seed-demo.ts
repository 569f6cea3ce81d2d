import { systemDb } from "@/lib/db/client";
import { SCOPES } from "@/lib/domain/permissions";
import { ensureDefaultPipeline } from "@/lib/domain/pipelines/ensure-default-pipeline";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline, stagesOf } from "@/prisma/factories/create-pipeline";
import { ENTERED_IN_ERROR, OFFERS, RENEWALS, SECOND_ENTRIES } from "./business";
import type { DemoContent } from "./demo-file";
import { DEMO_ORGANIZATIONS, DEMO_PASSWORD } from "./people";
import { createRandom } from "./random";
import { seedActivities } from "./seed-activities";
import { seedCustomers } from "./seed-customers";
import { seedHistory } from "./seed-history";
import { seedLeads } from "./seed-leads";
import { seedOpportunities } from "./seed-opportunities";
import { seedTrash } from "./seed-trash";
import { DAY } from "./simulate-opportunity";

/**
 * Seeds the demo's two companies, the same ones every time, relative to `now`. The first one sells;
 * the second has members and an empty pipeline. Returns how to sign in and call the APIs.
 */
export async function seedDemo(now = new Date()): Promise<DemoContent> {
  const [seller, empty] = await Promise.all(
    DEMO_ORGANIZATIONS.map((input) => seedOrganization(input, now)),
  );
  if (!seller || !empty) throw new Error("The demo has two organizations");
  await seedSales(seller, now);
  const [sellerAdmin, emptyAdmin] = [adminOf(seller), adminOf(empty)];
  const keys = [];
  for (const scope of SCOPES)
    keys.push(await createApiKey(sellerAdmin, { scope, name: `Demo ${scope} key` }));
  keys.push(await createApiKey(emptyAdmin, { scope: "manage", name: "Demo manage key" }));
  return {
    members: [seller, empty].flatMap(({ name, members }) =>
      members.map((member) => ({
        name: member.name,
        email: member.email,
        password: member.password,
        role: member.role,
        organization: name,
        organization_id: member.organizationId,
      })),
    ),
    api_keys: keys.map(({ scope, key, organizationId }) => ({
      scope,
      key,
      organization_id: organizationId,
    })),
  };
}

type DemoOrganization = (typeof DEMO_ORGANIZATIONS)[number];
type Seeded = Omit<DemoOrganization, "members"> & {
  id: string;
  defaultPipelineId: string;
  members: FactoryMember[];
};

async function seedOrganization(
  { members, ...input }: DemoOrganization,
  now: Date,
): Promise<Seeded> {
  const organization = await createOrganization({ ...input, rottingDays: 45 });
  await systemDb().tenant.update({
    where: { id: organization.tenantId },
    data: { isDemo: true },
  });
  const joinedAt = new Date(now.getTime() - 400 * DAY);
  const created: FactoryMember[] = [];
  for (const member of members)
    created.push(
      await createMember(organization, { ...member, joinedAt, password: DEMO_PASSWORD }),
    );
  return {
    ...input,
    id: organization.id,
    defaultPipelineId: await ensureDefaultPipeline(organization.id),
    members: created,
  };
}

async function seedSales(
  { id, defaultPipelineId, members, lostReasons, timeZone }: Seeded,
  now: Date,
) {
  const random = createRandom(20_261_122);
  const owners = members.filter(({ role }) => role === "REP" || role === "MANAGER");
  const customers = await seedCustomers(random, id, owners, now);
  // Whole days back, so that the seed is the same at every hour.
  const shared = {
    customers,
    owners,
    lostReasons,
    now: new Date(Math.floor(now.getTime() / DAY) * DAY),
  };
  const renewals = await createPipeline(id, {
    name: "Renewals",
    description: "Contracts that run out within the year",
    position: 1,
    stages: [
      { name: "Upcoming", probability: 60 },
      { name: "Quoted", probability: 80 },
      { name: "Renewed", stageType: "won", probability: 100 },
      { name: "Cancelled", stageType: "lost", probability: 0 },
    ],
  });
  const stages = await stagesOf(id, defaultPipelineId);
  const secondEntries = await seedCustomers(random, id, owners, now, SECOND_ENTRIES);
  const opportunities = [
    ...(await seedOpportunities(random, { ...shared, stages, offers: OFFERS, count: 316 })),
    ...(await seedOpportunities(random, {
      ...shared,
      stages: renewals.stages,
      offers: RENEWALS,
      count: 80,
    })),
    ...(await seedOpportunities(random, {
      ...shared,
      customers: secondEntries,
      stages,
      offers: OFFERS,
      count: 4,
    })),
  ];
  const inError = await seedCustomers(random, id, owners, now, ENTERED_IN_ERROR);
  const deleted = await seedOpportunities(random, { ...shared, stages, offers: OFFERS, count: 5 });
  await seedActivities(random, opportunities, { now, timeZone });
  await seedLeads(id, owners, opportunities, now);
  await seedHistory(id, members, [...opportunities, ...deleted]);
  await seedTrash(owners, deleted, inError, now);
}

function adminOf({ members }: Seeded): FactoryMember {
  const admin = members.find(({ role }) => role === "ADMIN");
  if (!admin) throw new Error("A demo organization has an ADMIN");
  return admin;
}

/** Returns whether the demo's companies are already in the database. */
export async function isDemoSeeded(): Promise<boolean> {
  const emails = DEMO_ORGANIZATIONS.flatMap(({ members }) => members.map(({ email }) => email));
  return (await systemDb().user.count({ where: { email: { in: emails } } })) > 0;
}
