import type { UserActor } from "@/lib/domain/actor";
import { invalid } from "@/lib/domain/errors";
import { createOrganization } from "@/lib/domain/organizations/create-organization";
import type { SetUp } from "@/lib/domain/organizations/schema";
import { hashNewPassword } from "./hash-new-password";
import { isSetupCode } from "./setup-code";

const WRONG_CODE = "is not the code of this server: see its log, or run `npm run setup-code`";

/**
 * Creates the organization and first ADMIN of an empty installation, once. Throws `invalid`, also
 * for a wrong set-up code, and `not_found` if there is a user.
 */
export async function setUp({ password, setup_code, ...input }: SetUp): Promise<UserActor> {
  if (!isSetupCode(setup_code)) throw invalid({ field: "setup_code", message: WRONG_CODE });
  const about = [input.organization_name, input.name, input.email];
  const password_hash = await hashNewPassword(password, { about });
  return createOrganization({ ...input, password_hash }, { onlyFirst: true });
}
