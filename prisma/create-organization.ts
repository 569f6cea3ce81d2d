import { existsSync } from "node:fs";
import { createOrganizationByLink } from "@/lib/auth/create-organization-by-link";
import { disconnect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { DomainError } from "@/lib/domain/errors";
import { NewOrganization } from "@/lib/domain/organizations/schema";
import { parse } from "@/lib/domain/validation";
import { env } from "@/lib/env";

// `npm run create-organization -- <organization> <name> <email>`: creates an organization with its
// first ADMIN, and prints the link by which the ADMIN chooses a password.
if (existsSync(".env")) process.loadEnvFile(".env");
const [organization_name, name, email] = process.argv.slice(2);
if (!organization_name || !name || !email) {
  console.error('Usage: npm run create-organization -- "Acme Ltd" "Ada Admin" ada@acme.example');
  process.exit(1);
}
try {
  const sent = { organization_name, name, email, time_zone: "UTC", currency: "USD" };
  const input = parse(NewOrganization, sent);
  await migrate();
  const token = await createOrganizationByLink(input);
  const url = new URL(`/reset-password#${token}`, env().publicUrl ?? "http://localhost:3000");
  console.log(
    `${input.organization_name} is ready. ${input.name} (${input.email}) chooses a password here, once, within seven days:\n${url}`,
  );
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  console.error(error.detail);
  process.exitCode = 1;
} finally {
  await disconnect();
}
