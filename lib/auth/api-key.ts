import { timingSafeEqual } from "node:crypto";
import { db, systemDb } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { hashSecret } from "@/lib/domain/api-keys/create-api-key";
import { permissionsOfScope, type Scope } from "@/lib/domain/permissions";
import { recordSecurityEvent } from "@/lib/domain/security-events/record-security-event";

const KEY = /^opk_live_([a-z0-9]{8})_([A-Za-z0-9_-]{16,128})$/;

/**
 * Returns the API key's actor, null if the key is malformed, unknown, expired or revoked
 * (docs/api.md 1).
 */
export async function apiKeyActor(key: string): Promise<Actor | null> {
  const [, prefix, secret] = KEY.exec(key) ?? [];
  if (!prefix || !secret) return null;
  const [found] = await systemDb().$queryRaw<FoundKey[]>`
    SELECT k.organization_id, k.id, k.name, k.scope, k.secret_hash, o.tenant_id,
      k.last_used_at IS NULL AS is_unused, (k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute') AS is_long_unused
    FROM api_key_prefixes p
    JOIN api_keys k ON k.organization_id = p.organization_id AND k.id = p.api_key_id
    JOIN organizations o ON o.id = k.organization_id
    WHERE p.prefix = ${prefix} AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())`;
  if (!found || !timingSafeEqual(Buffer.from(found.secret_hash), Buffer.from(hashSecret(secret))))
    return null;
  const { organization_id: organizationId, id } = found;
  if (found.is_unused) {
    const { name } = found;
    const event = { organizationId, userId: null, apiKeyId: id, name };
    await recordSecurityEvent(db({ organizationId }), { type: "api_key_first_used", ...event });
  }
  if (found.is_long_unused) {
    await db({ organizationId }).apiKey.update({
      where: { organizationId_id: { organizationId, id } },
      data: { lastUsedAt: new Date() },
    });
  }
  return {
    organizationId,
    tenantId: found.tenant_id,
    userId: null,
    apiKeyId: id,
    name: found.name,
    role: null,
    permissions: permissionsOfScope(found.scope),
  };
}

type FoundKey = {
  organization_id: string;
  id: string;
  name: string;
  scope: Scope;
  secret_hash: string;
  tenant_id: string;
  is_unused: boolean;
  is_long_unused: boolean;
};
