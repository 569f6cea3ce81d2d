import { createFirstPasswordLink } from "@/lib/domain/members/password-resets/create-first-password-link";
import { createOrganization } from "@/lib/domain/organizations/create-organization";
import type { NewOrganization } from "@/lib/domain/organizations/schema";
import { UNUSABLE_HASH } from "./password";

/**
 * Creates an organization with its first ADMIN, who has no password yet, and returns the token of the
 * link that sets one. Throws `invalid` for an email address that is taken.
 */
export async function createOrganizationByLink(input: NewOrganization): Promise<string> {
  const admin = await createOrganization({ ...input, password_hash: UNUSABLE_HASH });
  return createFirstPasswordLink(admin);
}
