import { systemDb } from "@/lib/db/client";
import { readLinkToken } from "@/lib/domain/ids/link-token";
import type { PasswordResetOffer } from "./schema";
import { readPasswordLink } from "./sql/password-links";

/**
 * The member whose password a link sets; null if its token is unknown, used or expired. Takes no actor: the token grants
 * access.
 */
export async function findPasswordReset(token: string): Promise<PasswordResetOffer | null> {
  const link = readLinkToken(token);
  return link ? ((await readPasswordLink(systemDb(), link)) ?? null) : null;
}
