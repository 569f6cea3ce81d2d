import { createHash, randomBytes, randomUUID } from "node:crypto";
import { transaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { fieldChanges } from "@/lib/domain/change-events/compare";
import { randomId } from "@/lib/domain/ids/random-id";
import { recordActOf } from "@/lib/domain/security-events/record-security-event";
import { readApiKey } from "./queries";
import type { ApiKeyRecord, CreateApiKey } from "./schema";

/**
 * Creates an API key of the actor's organization (docs/api.md 1). `key` is the whole key; only the SHA-256 of its secret is
 * stored, so it can never be shown again. Throws `user_session_required` if the actor is itself an API key.
 */
export async function createApiKey(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  { name, scope, expires_at = inAYear() }: CreateApiKey,
): Promise<{ apiKey: ApiKeyRecord; key: string }> {
  const { organizationId, userId } = requireUser(actor);
  const id = randomUUID();
  const prefix = randomId(8);
  const secret = randomBytes(24).toString("base64url");
  const secretHash = hashSecret(secret);
  const apiKey = await transaction(actor, async (tx) => {
    await tx.apiKey.create({
      data: {
        organizationId,
        id,
        name,
        scope,
        prefix,
        secretHash,
        createdByUserId: userId,
        expiresAt: expires_at,
      },
    });
    // The role may add prefixes but not read them, so nothing is returned.
    await tx.apiKeyPrefix.createMany({ data: [{ prefix, organizationId, apiKeyId: id }] });
    const changes = fieldChanges({ name, scope, prefix, expires_at });
    await appendChanges(tx, actor, [
      { record_type: "api_key", record_id: id, public_id: null, action: "create", changes },
    ]);
    await recordActOf(tx, actor, "api_key_created", { api_key_id: id, scope });
    return readApiKey(tx, organizationId, id);
  });
  return { apiKey, key: `opk_live_${prefix}_${secret}` };
}

function inAYear(): string {
  return new Date(Date.now() + 365 * 24 * 60 * 60 * 1000).toISOString();
}

/** The SHA-256 of a key's secret in hex, its stored form. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
