import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/** A key is kept for so long. */
const KEPT_FOR = "24 hours";
/** A request in flight holds its key for so long after it was last renewed: a process that died in between lets go by itself. */
const HELD_FOR = "60 seconds";
const CLEARED_AT_ONCE = 50;

/** An answer as it was given; the body is sealed by who stores it. */
export type KeptAnswer = { status: number; headers: Record<string, string>; body: string | null };

/** What became of the attempt to be the one request that acts under a key. */
export type Claim = { kind: "claimed" | "in_flight" | "reused" } | { kind: "answered"; answer: KeptAnswer };

/**
 * Claims an `Idempotency-Key` of the caller for a request, which `requestHash` identifies (api.md 3.7). Of those that claim
 * it at the same time one does. Clears away some keys that are too old.
 */
export async function claimKey(actor: Actor, key: string, requestHash: string): Promise<Claim> {
  const { organizationId } = actor;
  const caller = callerOf(actor);
  for (;;) {
    const claimed = await db(actor).$executeRaw`WITH cleared AS (
        DELETE FROM idempotency_keys k USING (
          SELECT caller, key FROM idempotency_keys
          WHERE organization_id = ${organizationId}::uuid AND expires_at < now() AND NOT (caller = ${caller} AND key = ${key})
          ORDER BY expires_at LIMIT ${CLEARED_AT_ONCE} FOR NO KEY UPDATE SKIP LOCKED) old
        WHERE k.organization_id = ${organizationId}::uuid AND k.caller = old.caller AND k.key = old.key)
      INSERT INTO idempotency_keys AS k (organization_id, caller, key, request_hash, locked_until, expires_at)
      VALUES (${organizationId}::uuid, ${caller}, ${key}, ${requestHash}, now() + ${HELD_FOR}::interval,
        now() + ${KEPT_FOR}::interval)
      ON CONFLICT (organization_id, caller, key) DO UPDATE SET request_hash = excluded.request_hash, status = NULL,
        headers = NULL, body = NULL, locked_until = excluded.locked_until, expires_at = excluded.expires_at, created_at = now()
      WHERE k.expires_at <= now()
        OR (k.status IS NULL AND k.locked_until <= now() AND k.request_hash = excluded.request_hash)`;
    if (claimed === 1) return { kind: "claimed" };
    const [held] = await db(actor).$queryRaw<Held[]>`SELECT request_hash, status, headers, body FROM idempotency_keys
      WHERE organization_id = ${organizationId}::uuid AND caller = ${caller} AND key = ${key}`;
    // Let go in between: it is free again.
    if (!held) continue;
    if (held.request_hash !== requestHash) return { kind: "reused" };
    if (held.status === null) return { kind: "in_flight" };
    return { kind: "answered", answer: { status: held.status, headers: held.headers ?? {}, body: held.body } };
  }
}

type Held = {
  request_hash: string;
  status: number | null;
  headers: Record<string, string> | null;
  body: string | null;
};

/** Holds a claimed key for longer: its request is still being worked on. */
export async function renewKey(actor: Actor, key: string): Promise<void> {
  await db(actor)
    .$executeRaw`UPDATE idempotency_keys SET locked_until = now() + ${HELD_FOR}::interval WHERE ${isInFlight(actor, key)}`;
}

/** Keeps the answer that a claimed key's request was given. */
export async function keepAnswer(actor: Actor, key: string, { status, headers, body }: KeptAnswer): Promise<void> {
  await db(actor)
    .$executeRaw`UPDATE idempotency_keys SET status = ${status}, headers = ${JSON.stringify(headers)}::jsonb,
    body = ${body}, locked_until = NULL WHERE ${isInFlight(actor, key)}`;
}

/** Lets go of a claimed key whose answer is not to be kept: the same request may be tried again. */
export async function releaseKey(actor: Actor, key: string): Promise<void> {
  await db(actor).$executeRaw`DELETE FROM idempotency_keys WHERE ${isInFlight(actor, key)}`;
}

function isInFlight(actor: Actor, key: string): Prisma.Sql {
  return Prisma.sql`organization_id = ${actor.organizationId}::uuid AND caller = ${callerOf(actor)} AND key = ${key}
    AND status IS NULL`;
}

function callerOf({ apiKeyId, userId }: Actor): string {
  return apiKeyId === null ? `user:${userId}` : `api_key:${apiKeyId}`;
}
