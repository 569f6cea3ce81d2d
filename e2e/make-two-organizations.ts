import { disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

// A program: fills the data folder with North and South, two organizations of one tenant, whose ADMIN has the e-mail
// address and the password it is given.
const [email, password] = process.argv.slice(2);
await migrate();
const north = await createOrganization({ name: "North", defaultPipeline: true });
const south = await createOrganization({
  name: "South",
  tenantId: north.tenantId,
  defaultPipeline: true,
});
const { userId: id, ...admin } = await createMember(north, { name: "Ana Admin", email, password });
await createMember(south, { user: { ...admin, id } });
await disconnect();
