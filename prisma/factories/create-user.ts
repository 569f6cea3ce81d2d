import { hashPassword } from "@/lib/auth/password";
import { systemDb } from "@/lib/db/client";
import { uniqueName } from "./unique-name";

export type UserInput = { tenantId: string; name?: string; email?: string; password?: string };

/** The password of users created without one. */
export const DEFAULT_PASSWORD = "opportune-demo";

// Hashing is deliberately slow; users with the same password share one hash here.
const hashes = new Map<string, Promise<string>>();

/** Creates a user who can sign in, and returns the plain password with it. */
export async function createUser({ tenantId, password = DEFAULT_PASSWORD, ...input }: UserInput) {
  const name = input.name ?? uniqueName("User");
  const email = input.email ?? `${name.toLowerCase().replace(/[^a-z0-9]+/g, ".")}@example.com`;
  const user = await systemDb().user.create({
    data: { tenantId, name, email, passwordHash: await hashOf(password) },
  });
  return { ...user, password };
}

function hashOf(password: string): Promise<string> {
  const known = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, known);
  return known;
}
