import type { UserActor } from "@/lib/domain/actor";
import { createOrganization } from "@/lib/domain/organizations/create-organization";
import type { SetUp } from "@/lib/domain/organizations/schema";
import { hashPassword } from "./password";

/**
 * Creates the organization and first ADMIN of an empty installation, once. Throws `invalid`, and
 * `not_found` if there is a user.
 */
export async function setUp({ password, ...input }: SetUp): Promise<UserActor> {
  return createOrganization(
    { ...input, password_hash: await hashPassword(password) },
    { onlyFirst: true },
  );
}
