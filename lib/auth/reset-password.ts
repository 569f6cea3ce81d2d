import { applyPasswordReset } from "@/lib/domain/members/password-resets/apply-password-reset";
import { findPasswordReset } from "@/lib/domain/members/password-resets/find-password-reset";
import { hashNewPassword } from "./hash-new-password";
import { knownAbout } from "./known-about";
import { openLink } from "./open-link";

/**
 * Sets the password of a link's user and ends all their sessions. Throws `not_found`,
 * `invalid`, `rate_limited`.
 */
export async function resetPassword(
  sent: { token: string; password: string },
  address: string | null,
): Promise<void> {
  const { user_id } = await openLink(address, () => findPasswordReset(sent.token));
  const about = await knownAbout(user_id);
  const passwordHash = await hashNewPassword(sent.password, { about });
  await openLink(address, () => applyPasswordReset(sent.token, passwordHash));
}
