import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { hashPassword } from "@/lib/auth/password";
import { disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { DomainError } from "@/lib/domain/errors";
import { createOrganization } from "@/lib/domain/organizations/create-organization";
import { SetUp } from "@/lib/domain/organizations/schema";
import { parse } from "@/lib/domain/validation";

// `npm run create-organization -- <organization> <name> <email>`: creates an organization with its
// first ADMIN.
if (existsSync(".env")) process.loadEnvFile(".env");
const [organization_name, name, email] = process.argv.slice(2);
if (!organization_name || !name || !email) {
  console.error('Usage: npm run create-organization -- "Acme Ltd" "Ada Admin" ada@acme.example');
  process.exit(1);
}
try {
  const generated = randomBytes(12).toString("base64url");
  const sent = {
    organization_name,
    name,
    email,
    password: generated,
    time_zone: "UTC",
    currency: "USD",
  };
  const { password, ...input } = parse(SetUp, sent);
  await migrate();
  await createOrganization({ ...input, password_hash: await hashPassword(password) });
  console.log(
    `${input.organization_name} is ready. ${name} signs in as ${input.email} with the password ${password}`,
  );
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  console.error(error.detail);
  process.exitCode = 1;
} finally {
  await disconnect();
}
