import { createHash, randomBytes, randomUUID } from "node:crypto";
import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/changes/append";
import type { Scope } from "@/lib/domain/permissions";
import { randomText } from "@/lib/domain/random-text";

type NewApiKey = { name: string; scope: Scope; expires_at?: Date | null };

/**
 * Creates an API key of the actor's organization. `key` is the whole key; only a SHA-256 of its secret is kept, so it
 * can never be shown again (api.md 1). Throws `forbidden`, and `user_session_required` for a key that would make keys.
 */
export async function createApiKey(actor: Actor, input: NewApiKey): Promise<{ id: string; key: string }> {
  requirePermission(actor, "MANAGE_ORGANIZATION");
  const { organizationId, userId } = requireUser(actor);
  const id = randomUUID();
  const prefix = randomText(8);
  const secret = randomBytes(24).toString("base64url");
  await transaction(async (tx) => {
    await tx.apiKey.create({
      data: {
        organizationId,
        id,
        name: input.name,
        scope: input.scope,
        prefix,
        secretHash: hashSecret(secret),
        createdByUserId: userId,
        expiresAt: input.expires_at,
      },
    });
    await tx.apiKeyPrefix.create({ data: { prefix, organizationId, apiKeyId: id } });
    await appendChanges(tx, actor, [
      {
        record_type: "api_key",
        record_id: id,
        public_id: null,
        action: "create",
        changes: { name: [null, input.name], scope: [null, input.scope] },
      },
    ]);
  });
  return { id, key: `opk_live_${prefix}_${secret}` };
}

/** The SHA-256 of a key's secret, hex, as it is stored. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
