import type { UserActor } from "@/lib/domain/actor";
import { createOrganization } from "@/lib/domain/organizations/create-organization";
import type { SetUp } from "@/lib/domain/organizations/schema";
import { hashPassword } from "./password";

/**
 * Begins an empty installation: its organization with its first ADMIN, once. Throws `not_found` when there is any user,
 * and `invalid`.
 */
export async function setUp({ password, ...input }: SetUp): Promise<UserActor> {
  return createOrganization(
    { ...input, password_hash: await hashPassword(password) },
    { onlyFirst: true },
  );
}
