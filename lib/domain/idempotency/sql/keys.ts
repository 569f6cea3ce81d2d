import { type Db, db } from "@/lib/db/client";
import type { Actor, Claim } from "@/lib/domain/actor";
import { callerOf, isClaimSql, isKeySql } from "./claim";

/** Lifetime of a key. */
const KEPT_FOR = "24 hours";
/** Time for which a request in flight owns its key after the last renewal, so that a dead process loses it. */
const HELD_FOR = "60 seconds";
const CLEARED_AT_ONCE = 50;

/** The state of a key. */
type KeyRow = {
  request_hash: string;
  claim: string | null;
  status: number | null;
  headers: Record<string, string> | null;
  body: string | null;
  is_abandoned: boolean;
};

/** The first record that a request wrote. */
export type Written = { record_type: string; record_id: string };

/**
 * Claims a key that is free or expired, and deletes some expired keys. Returns whether the key was claimed; of parallel
 * calls one succeeds. A key without a claim, left in flight by a version before claims, can be claimed again once its lock
 * has expired.
 */
export async function claimRow(actor: Actor, claim: Claim, requestHash: string): Promise<boolean> {
  const { organizationId } = actor;
  const caller = callerOf(actor);
  const { key } = claim;
  const claimed = await db(actor).$executeRaw`WITH cleared AS (
        DELETE FROM idempotency_keys k USING (
          SELECT caller, key FROM idempotency_keys
          WHERE organization_id = ${organizationId}::uuid AND expires_at < now() AND NOT (caller = ${caller} AND key = ${key})
            AND (locked_until IS NULL OR locked_until < now())
          ORDER BY expires_at LIMIT ${CLEARED_AT_ONCE} FOR UPDATE SKIP LOCKED) old
        WHERE k.organization_id = ${organizationId}::uuid AND k.caller = old.caller AND k.key = old.key)
      INSERT INTO idempotency_keys AS k (organization_id, caller, key, request_hash, claim, locked_until, expires_at)
      VALUES (${organizationId}::uuid, ${caller}, ${key}, ${requestHash}, ${claim.id}::uuid, now() + ${HELD_FOR}::interval,
        now() + ${KEPT_FOR}::interval)
      ON CONFLICT (organization_id, caller, key) DO UPDATE SET request_hash = excluded.request_hash, claim = excluded.claim,
        status = NULL, headers = NULL, body = NULL, locked_until = excluded.locked_until, expires_at = excluded.expires_at,
        created_at = now()
      WHERE (k.expires_at <= now() AND (k.locked_until IS NULL OR k.locked_until <= now()))
        OR (k.claim IS NULL AND k.status IS NULL AND k.locked_until <= now() AND k.request_hash = excluded.request_hash)`;
  return claimed === 1;
}

/** Returns the caller's key, or undefined. */
export async function readKey(actor: Actor, key: string): Promise<KeyRow | undefined> {
  const [row] = await db(actor).$queryRaw<
    KeyRow[]
  >`SELECT request_hash, claim, status, headers, body,
        coalesce(locked_until <= now(), true) AS is_abandoned FROM idempotency_keys WHERE ${isKeySql(actor, key)}`;
  return row;
}

/** Gives the key of one claim to another. */
export async function replaceClaim(tx: Db, actor: Actor, from: Claim, to: Claim): Promise<void> {
  await tx.$executeRaw`UPDATE idempotency_keys SET claim = ${to.id}::uuid, locked_until = now() + ${HELD_FOR}::interval,
      expires_at = now() + ${KEPT_FOR}::interval WHERE ${isClaimSql(actor, from)}`;
}

/** Extends the lock of a claimed key that has not expired. */
export async function extendLock(actor: Actor, claim: Claim): Promise<void> {
  await db(actor)
    .$executeRaw`UPDATE idempotency_keys SET locked_until = now() + ${HELD_FOR}::interval
    WHERE ${isClaimSql(actor, claim)} AND locked_until > now()`;
}

/** Stores the response of a claimed key and ends its lock. */
export async function storeResponse(
  actor: Actor,
  claim: Claim,
  status: number,
  headers: Record<string, string>,
  body: string | null,
): Promise<void> {
  await db(actor)
    .$executeRaw`UPDATE idempotency_keys SET status = ${status}, headers = ${JSON.stringify(headers)}::jsonb,
    body = ${body}, locked_until = NULL WHERE ${isClaimSql(actor, claim)}`;
}

/** Ends the lock of a claimed key. */
export async function endLock(actor: Actor, claim: Claim): Promise<void> {
  await db(actor)
    .$executeRaw`UPDATE idempotency_keys SET locked_until = NULL WHERE ${isClaimSql(actor, claim)}`;
}

/** Deletes a claimed key, so that it can be claimed again. */
export async function deleteKey(tx: Db, actor: Actor, claim: Claim): Promise<void> {
  await tx.$executeRaw`DELETE FROM idempotency_keys WHERE ${isClaimSql(actor, claim)}`;
}

/**
 * Locks the row of a claimed key and returns whether that succeeded: it does not while a transaction acts under the claim.
 * The lock also blocks a transaction that has yet to check that it still has the claim. With `abandoned`, locks only a key
 * whose lock has expired.
 */
export async function lockKey(
  tx: Db,
  actor: Actor,
  claim: Claim,
  { abandoned = false } = {},
): Promise<boolean> {
  const rows = await tx.$queryRaw<object[]>`SELECT key FROM idempotency_keys
    WHERE ${isClaimSql(actor, claim)} AND (coalesce(locked_until <= now(), true) OR NOT ${abandoned}) FOR UPDATE SKIP LOCKED`;
  return rows.length > 0;
}

/**
 * The first record written under the claim. Run it as a statement of its own after `lockKey`, to see what was committed
 * before the lock was granted.
 */
export async function firstWritten(
  tx: Db,
  { organizationId }: Actor,
  { id }: Claim,
): Promise<Written | undefined> {
  const [written] = await tx.$queryRaw<
    Written[]
  >`SELECT record_type, coalesce(public_id, record_id::text) AS record_id
    FROM change_events WHERE organization_id = ${organizationId}::uuid AND idempotency_claim = ${id}::uuid
    ORDER BY id LIMIT 1`;
  return written;
}
