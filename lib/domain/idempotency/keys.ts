import { randomUUID } from "node:crypto";
import { type Db, db, transaction } from "@/lib/db/client";
import type { Actor, Claim } from "@/lib/domain/actor";
import { callerOf, isClaimSql, isKeySql } from "./sql/claim";

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
export type Attempt =
  | { kind: "claimed"; claim: Claim }
  | { kind: "in_flight" }
  | { kind: "reused" }
  | { kind: "answered"; answer: KeptAnswer }
  | { kind: "completedWithoutResponse"; written: Written };

/**
 * Claims an `Idempotency-Key` of the caller for a request, which `requestHash` identifies (api.md 3.7). Of those that claim
 * it at the same time one does. A key whose request was never answered is claimed again only if that request wrote nothing.
 * Clears away some keys that are too old.
 */
export async function claimKey(actor: Actor, key: string, requestHash: string): Promise<Attempt> {
  const { organizationId } = actor;
  const caller = callerOf(actor);
  const claim = { key, id: randomUUID() };
  for (;;) {
    // Of the version before claims came up, what was left in flight is known by nothing else.
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
    if (claimed === 1) return { kind: "claimed", claim };
    const [held] = await db(actor).$queryRaw<
      Held[]
    >`SELECT request_hash, claim, status, headers, body,
        coalesce(locked_until <= now(), true) AS is_abandoned FROM idempotency_keys WHERE ${isKeySql(actor, key)}`;
    // Let go in between: it is free again.
    if (!held) continue;
    if (held.request_hash !== requestHash) return { kind: "reused" };
    if (held.status !== null) {
      return {
        kind: "answered",
        answer: { status: held.status, headers: held.headers ?? {}, body: held.body },
      };
    }
    return held.is_abandoned && held.claim
      ? takeOver(actor, { key, id: held.claim }, claim)
      : { kind: "in_flight" };
  }
}

type Held = {
  request_hash: string;
  claim: string | null;
  status: number | null;
  headers: Record<string, string> | null;
  body: string | null;
  is_abandoned: boolean;
};

function takeOver(actor: Actor, from: Claim, claim: Claim): Promise<Attempt> {
  return transaction(actor, async (tx) => {
    if (!(await lock(tx, actor, from, { abandoned: true }))) return { kind: "in_flight" };
    const written = await writtenUnder(tx, actor, from);
    if (written) return { kind: "completedWithoutResponse", written };
    await tx.$executeRaw`UPDATE idempotency_keys SET claim = ${claim.id}::uuid, locked_until = now() + ${HELD_FOR}::interval,
      expires_at = now() + ${KEPT_FOR}::interval WHERE ${isClaimSql(actor, from)}`;
    return { kind: "claimed", claim };
  });
}

/** Holds a claimed key for longer: its request is still being worked on. */
export async function renewKey(actor: Actor, claim: Claim): Promise<void> {
  await db(actor)
    .$executeRaw`UPDATE idempotency_keys SET locked_until = now() + ${HELD_FOR}::interval
    WHERE ${isClaimSql(actor, claim)} AND locked_until > now()`;
}

/** Keeps the answer that a claimed key's request was given. */
export async function keepAnswer(
  actor: Actor,
  claim: Claim,
  { status, headers, body }: KeptAnswer,
): Promise<void> {
  await db(actor)
    .$executeRaw`UPDATE idempotency_keys SET status = ${status}, headers = ${JSON.stringify(headers)}::jsonb,
    body = ${body}, locked_until = NULL WHERE ${isClaimSql(actor, claim)}`;
}

/**
 * Lets go of a claimed key whose answer is not to be kept: the same request may be tried again. If it wrote something
 * nevertheless, the key stays and tells who tries again; if it may still be writing, until that has ended.
 */
export async function releaseKey(actor: Actor, claim: Claim): Promise<void> {
  // Whatever comes of the rest, who tries again finds it abandoned; a process of the version before takes it for in flight.
  await db(actor)
    .$executeRaw`UPDATE idempotency_keys SET locked_until = NULL WHERE ${isClaimSql(actor, claim)}`;
  await transaction(actor, async (tx) => {
    if (!(await lock(tx, actor, claim)) || (await writtenUnder(tx, actor, claim))) return;
    await tx.$executeRaw`DELETE FROM idempotency_keys WHERE ${isClaimSql(actor, claim)}`;
  });
}

/**
 * Locks the key under this claim, and tells whether it could: not while a transaction that acts under it is open. A lock of
 * this strength also stops one that has yet to look whether it still holds the claim.
 */
async function lock(
  tx: Db,
  actor: Actor,
  claim: Claim,
  { abandoned = false } = {},
): Promise<boolean> {
  const rows = await tx.$queryRaw<object[]>`SELECT key FROM idempotency_keys
    WHERE ${isClaimSql(actor, claim)} AND (coalesce(locked_until <= now(), true) OR NOT ${abandoned}) FOR UPDATE SKIP LOCKED`;
  return rows.length > 0;
}

/** A statement of its own after the lock: what was committed before the lock was had is seen. */
async function writtenUnder(
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
