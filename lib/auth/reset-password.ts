import { applyPasswordReset } from "@/lib/domain/members/password-resets/apply-password-reset";
import { findPasswordReset } from "@/lib/domain/members/password-resets/find-password-reset";
import { openLink } from "./open-link";
import { hashPassword } from "./password";

/**
 * Sets the password of a link's user and ends all their sessions. Throws `not_found`,
 * `rate_limited`.
 */
export async function resetPassword(
  sent: { token: string; password: string },
  address: string,
): Promise<void> {
  await openLink(address, () => findPasswordReset(sent.token));
  const passwordHash = await hashPassword(sent.password);
  await openLink(address, () => applyPasswordReset(sent.token, passwordHash));
}
