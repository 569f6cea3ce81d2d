import { createApiKey as createKey } from "@/lib/domain/api-keys/create-api-key";
import type { Scope } from "@/lib/domain/permissions";
import { adminFor } from "./admin-for";
import type { FactoryMember } from "./create-member";

export type FactoryApiKey = { id: string; key: string; scope: Scope; organizationId: string };

/**
 * Creates an API key as a member, who must be an ADMIN; `key` is the whole key, as a client sends
 * it.
 */
export async function createApiKey(
  member: FactoryMember,
  {
    scope = "manage",
    name = `${scope} key`,
    expiresAt,
  }: { scope?: Scope; name?: string; expiresAt?: Date } = {},
): Promise<FactoryApiKey> {
  const created = await createKey(adminFor(member), {
    name,
    scope,
    expires_at: expiresAt?.toISOString(),
  });
  return { id: created.apiKey.id, key: created.key, scope, organizationId: member.organizationId };
}
