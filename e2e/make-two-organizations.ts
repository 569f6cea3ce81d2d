import { disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

// A program: creates North and South in the data folder, two organizations of one tenant with one ADMIN, whose email and
// password are its arguments.
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
