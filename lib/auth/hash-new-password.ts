import { invalid } from "@/lib/domain/errors";
import { weaknessOf } from "@/lib/domain/passwords/rules";
import { isCommonPassword } from "./common-passwords/is-common-password";
import { hashPassword } from "./password";

/**
 * Returns the argon2id hash of a new password: the only way to set one (docs/security.md). `about`
 * has what an attacker knows of its user: name, email address, organizations. Throws `invalid` for
 * `field` if the password is weak, common or leaked.
 */
export async function hashNewPassword(
  password: string,
  { field = "password", about }: { field?: string; about: string[] },
): Promise<string> {
  const message =
    weaknessOf(password, about) ??
    (isCommonPassword(password) ? "is too common: others use it" : null);
  if (message) throw invalid({ field, message });
  return hashPassword(password);
}
