import { systemTransaction } from "@/lib/db/client";
import { readLinkToken } from "@/lib/domain/ids/link-token";
import { setPassword } from "@/lib/domain/members/set-password";
import { useUpPasswordLink } from "./sql/password-links";

/**
 * Sets a member's password by a link and uses up its token; of two parallel calls exactly one succeeds. The member's
 * sessions, refresh tokens and other password links end. Returns null if the token is unknown, used or expired.
 */
export async function applyPasswordReset(
  token: string,
  passwordHash: string,
): Promise<{ user_id: string } | null> {
  const link = readLinkToken(token);
  if (!link) return null;
  return systemTransaction(async (tx) => {
    const used = await useUpPasswordLink(tx, link);
    if (!used) return null;
    const { user_id, link_id, link_made_by } = used;
    await setPassword(tx, user_id, passwordHash, { link_id, link_made_by });
    return { user_id };
  });
}
