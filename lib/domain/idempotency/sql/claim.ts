import { Prisma } from "@/lib/db/client";
import type { Actor, Claim } from "@/lib/domain/actor";

/**
 * An expression that locks the claim until the transaction ends. It divides by zero if the claim is lost: a request that was
 * abandoned, or whose process was suspended, writes nothing after another request has taken over its key.
 */
export function holdClaimSql(actor: Actor, claim: Claim): Prisma.Sql {
  return Prisma.sql`1 / (SELECT count(*) FROM (
    SELECT key FROM idempotency_keys WHERE ${isClaimSql(actor, claim)} FOR KEY SHARE) held)`;
}

/** Whether a row of `idempotency_keys` has this claim and no response yet. */
export function isClaimSql(actor: Actor, { key, id }: Claim): Prisma.Sql {
  return Prisma.sql`${isKeySql(actor, key)} AND claim = ${id}::uuid AND status IS NULL`;
}

/** Whether a row of `idempotency_keys` is the caller's key. */
export function isKeySql(actor: Actor, key: string): Prisma.Sql {
  return Prisma.sql`organization_id = ${actor.organizationId}::uuid AND caller = ${callerOf(actor)} AND key = ${key}`;
}

/** The owner of keys: a user or an API key. */
export function callerOf({ apiKeyId, userId }: Actor): string {
  return apiKeyId === null ? `user:${userId}` : `api_key:${apiKeyId}`;
}
