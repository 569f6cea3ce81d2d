import { systemTransaction } from "@/lib/db/client";
import { readLinkToken } from "@/lib/domain/ids/link-token";
import { setPassword } from "@/lib/domain/members/set-password";
import { isUsableSql } from "./find-password-reset";

/**
 * Sets a member's password by a link, whose token is used up; of two at once exactly one wins. Their sessions, refresh
 * tokens and other password links end. Answers null when the token is not, or no longer, good.
 */
export async function applyPasswordReset(
  token: string,
  passwordHash: string,
): Promise<{ user_id: string } | null> {
  const link = readLinkToken(token);
  if (!link) return null;
  return systemTransaction(async (tx) => {
    const [used] = await tx.$queryRaw<{ user_id: string }[]>`
      UPDATE password_resets r SET used_at = now()
      WHERE r.organization_id = ${link.organizationId}::uuid AND r.token_hash = ${link.tokenHash} AND ${isUsableSql}
      RETURNING r.user_id`;
    if (!used) return null;
    await setPassword(tx, used.user_id, passwordHash);
    return used;
  });
}
