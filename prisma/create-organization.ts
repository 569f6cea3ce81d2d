import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { db, disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

// `npm run create-organization -- <organization> <name> <e-mail>`: an organization with its first ADMIN.
if (existsSync(".env")) process.loadEnvFile(".env");
const [organizationName, name, email] = process.argv.slice(2).map((text) => text.trim());
if (!organizationName || !name || !email?.includes("@")) {
  console.error('Say who: npm run create-organization -- "Acme Ltd" "Ada Admin" ada@acme.example');
  process.exit(1);
}
await migrate();
if (await db().user.findUnique({ where: { email: email.toLowerCase() } })) {
  console.error(`${email} belongs to a user already`);
  process.exitCode = 1;
} else {
  const organization = await createOrganization({ name: organizationName, defaultPipeline: true });
  const password = randomBytes(12).toString("base64url");
  await createMember(organization, { name, email: email.toLowerCase(), password });
  console.log(`${organizationName} is ready. ${name} signs in as ${email.toLowerCase()} with the password ${password}`);
}
await disconnect();
