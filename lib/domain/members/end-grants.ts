import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { readApiKey, readWorkingKeysOf } from "@/lib/domain/api-keys/queries";
import { revoke } from "@/lib/domain/api-keys/revoke-api-key";
import type { ApiKeyRecord } from "@/lib/domain/api-keys/schema";
import { revokeInvitationsOf } from "./invitations/revoke-invitations-of";

/**
 * Ends for good what a member has handed out as an ADMIN: open invitations, password links and,
 * unless they are kept, API keys. Returns the keys that worked until now, as they are afterwards
 * (docs/security.md).
 */
export async function endGrants(
  tx: Db,
  actor: Actor,
  userId: string,
  { revokesKeys }: { revokesKeys: boolean },
): Promise<ApiKeyRecord[]> {
  const { organizationId } = actor;
  const now = new Date();
  await revokeInvitationsOf(tx, actor, userId);
  await tx.passwordReset.updateMany({
    where: { organizationId, createdByUserId: userId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  const keys = await readWorkingKeysOf(tx, organizationId, userId);
  if (!revokesKeys) return keys;
  for (const key of keys) await revoke(tx, actor, key);
  return Promise.all(keys.map(({ id }) => readApiKey(tx, organizationId, id)));
}
