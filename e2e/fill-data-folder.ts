import { disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { refreshStatistics } from "@/lib/db/refresh-statistics";
import { ROLES } from "@/lib/domain/permissions";
import { env } from "@/lib/env";
import { writeDemoFile } from "@/prisma/demo/demo-file";
import { seedDemo } from "@/prisma/demo/seed-demo";
import { createApiKey } from "@/prisma/factories/create-api-key";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { type TestOrganization, writeOrganizations } from "./organizations";

// A program: fills the data folder with the demo and with organizations that tests take, one each.
// A retried test takes another one; after the last one the first is taken again.
const COUNT = 120;
const NAMES = {
  VIEWER: "Vera Lindqvist",
  REP: "Rafael Ortega",
  MANAGER: "Marta Kowalska",
  ADMIN: "Ada Brandt",
};
const { dataDir } = env();
await migrate();
const demo = await seedDemo();
const organizations: TestOrganization[] = [];
for (let number = 1; number <= COUNT; number++) organizations.push(await create(number));
await refreshStatistics();
writeOrganizations(dataDir, organizations);
writeDemoFile(dataDir, { url: "http://localhost:3000", ...demo });
await disconnect();

async function create(number: number): Promise<TestOrganization> {
  const name = `Halden Instruments ${number}`;
  const organization = await createOrganization({
    name,
    timeZone: "America/New_York",
    currency: "USD",
  });
  const members = [];
  for (const role of ROLES) {
    const email = `${role.toLowerCase()}.${number}@example.com`;
    members.push(await createMember(organization, { role, email, name: NAMES[role] }));
  }
  const admin = members.find(({ role }) => role === "ADMIN");
  if (!admin) throw new Error("There is no role ADMIN");
  return { id: organization.id, name, members, key: (await createApiKey(admin)).key };
}
