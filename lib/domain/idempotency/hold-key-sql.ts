import { Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/** A SELECT that keeps others from letting go of the caller's key, or taking it over, while the transaction is open. */
export function holdKeySql(actor: Actor, key: string): Prisma.Sql {
  return Prisma.sql`SELECT k.key FROM idempotency_keys k WHERE ${isKeySql(actor, key)} FOR KEY SHARE`;
}

/** Whether a row of `idempotency_keys` is the caller's key. */
export function isKeySql(actor: Actor, key: string): Prisma.Sql {
  return Prisma.sql`organization_id = ${actor.organizationId}::uuid AND caller = ${callerOf(actor)} AND key = ${key}`;
}

/** A user or an API key as the keys are kept for. */
export function callerOf({ apiKeyId, userId }: Actor): string {
  return apiKeyId === null ? `user:${userId}` : `api_key:${apiKeyId}`;
}
