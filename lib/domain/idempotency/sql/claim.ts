import { Prisma } from "@/lib/db/client";
import type { Actor, Claim } from "@/lib/domain/actor";

/**
 * An expression that keeps others from taking the claim away while the transaction is open. Where somebody has, it divides
 * by zero: a request that was given up, or whose process slept, writes nothing after another has taken its place.
 */
export function holdClaimSql(actor: Actor, claim: Claim): Prisma.Sql {
  return Prisma.sql`1 / (SELECT count(*) FROM (
    SELECT key FROM idempotency_keys WHERE ${isClaimSql(actor, claim)} FOR KEY SHARE) held)`;
}

/** Whether a row of `idempotency_keys` is under this claim still, and not answered. */
export function isClaimSql(actor: Actor, { key, id }: Claim): Prisma.Sql {
  return Prisma.sql`${isKeySql(actor, key)} AND claim = ${id}::uuid AND status IS NULL`;
}

/** Whether a row of `idempotency_keys` is the caller's key. */
export function isKeySql(actor: Actor, key: string): Prisma.Sql {
  return Prisma.sql`organization_id = ${actor.organizationId}::uuid AND caller = ${callerOf(actor)} AND key = ${key}`;
}

/** A user or an API key as the keys are kept for. */
export function callerOf({ apiKeyId, userId }: Actor): string {
  return apiKeyId === null ? `user:${userId}` : `api_key:${apiKeyId}`;
}
