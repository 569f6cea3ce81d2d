import { type Db, db, Prisma, transaction } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { callerOf, isKeySql } from "./hold-key-sql";

/** A key is kept for so long. */
const KEPT_FOR = "24 hours";
/** A request in flight holds its key for so long after it was last renewed: a process that died in between lets go by itself. */
const HELD_FOR = "60 seconds";
const CLEARED_AT_ONCE = 50;

/** An answer as it was given; the body is sealed by who stores it. */
export type KeptAnswer = { status: number; headers: Record<string, string>; body: string | null };

/** What a request wrote first, of which nobody knows the answer. */
export type Written = { record_type: string; record_id: string };

/** What became of the attempt to be the one request that acts under a key. */
export type Claim =
  | { kind: "claimed" | "in_flight" | "reused" }
  | { kind: "answered"; answer: KeptAnswer }
  | { kind: "acted"; written: Written };

/**
 * Claims an `Idempotency-Key` of the caller for a request, which `requestHash` identifies (api.md 3.7). Of those that claim
 * it at the same time one does. A key whose request was never answered is claimed again only if that request wrote nothing.
 * Clears away some keys that are too old.
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
      WHERE k.expires_at <= now()`;
    if (claimed === 1) return { kind: "claimed" };
    const [held] = await db(actor).$queryRaw<Held[]>`SELECT request_hash, status, headers, body,
        locked_until <= now() AS is_abandoned FROM idempotency_keys WHERE ${isKeySql(actor, key)}`;
    // Let go in between: it is free again.
    if (!held) continue;
    if (held.request_hash !== requestHash) return { kind: "reused" };
    if (held.status !== null) {
      return { kind: "answered", answer: { status: held.status, headers: held.headers ?? {}, body: held.body } };
    }
    return held.is_abandoned ? takeOver(actor, key) : { kind: "in_flight" };
  }
}

type Held = {
  request_hash: string;
  status: number | null;
  headers: Record<string, string> | null;
  body: string | null;
  is_abandoned: boolean | null;
};

function takeOver(actor: Actor, key: string): Promise<Claim> {
  return transaction(actor, async (tx) => {
    const claimedAt = await lock(tx, actor, key, Prisma.sql`locked_until <= now()`);
    if (!claimedAt) return { kind: "in_flight" };
    const written = await writtenUnder(tx, actor, key, claimedAt);
    if (written) return { kind: "acted", written };
    await tx.$executeRaw`UPDATE idempotency_keys SET locked_until = now() + ${HELD_FOR}::interval WHERE ${isKeySql(actor, key)}`;
    return { kind: "claimed" };
  });
}

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

/**
 * Lets go of a claimed key whose answer is not to be kept: the same request may be tried again. If it wrote something
 * nevertheless, the key stays and tells who tries again; if it may still be writing, until it has ended.
 */
export async function releaseKey(actor: Actor, key: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const claimedAt = await lock(tx, actor, key, Prisma.sql`TRUE`);
    if (!claimedAt) return;
    const written = await writtenUnder(tx, actor, key, claimedAt);
    if (written) await tx.$executeRaw`UPDATE idempotency_keys SET locked_until = now() WHERE ${isKeySql(actor, key)}`;
    else await tx.$executeRaw`DELETE FROM idempotency_keys WHERE ${isKeySql(actor, key)}`;
  });
}

/** Locks the key in flight and tells when it was claimed; nothing while a transaction that acts under it is open. */
async function lock(tx: Db, actor: Actor, key: string, condition: Prisma.Sql): Promise<Date | undefined> {
  const [row] = await tx.$queryRaw<{ created_at: Date }[]>`SELECT created_at FROM idempotency_keys
    WHERE ${isInFlight(actor, key)} AND ${condition} FOR UPDATE SKIP LOCKED`;
  return row?.created_at;
}

/** A statement of its own after the lock: what was committed before the lock was had is seen. */
async function writtenUnder(tx: Db, actor: Actor, key: string, since: Date): Promise<Written | undefined> {
  const { organizationId, apiKeyId, userId } = actor;
  const [written] = await tx.$queryRaw<Written[]>`SELECT record_type, coalesce(public_id, record_id::text) AS record_id
    FROM change_events
    WHERE organization_id = ${organizationId}::uuid AND idempotency_key = ${key} AND created_at >= ${since}
      AND actor_api_key_id IS NOT DISTINCT FROM ${apiKeyId}::uuid AND actor_user_id IS NOT DISTINCT FROM ${userId}::uuid
    ORDER BY id LIMIT 1`;
  return written;
}

function isInFlight(actor: Actor, key: string): Prisma.Sql {
  return Prisma.sql`${isKeySql(actor, key)} AND status IS NULL`;
}
