import { randomUUID } from "node:crypto";
import { transaction } from "@/lib/db/client";
import type { Actor, Claim } from "@/lib/domain/actor";
import {
  claimRow,
  deleteKey,
  endLock,
  extendLock,
  firstWritten,
  lockKey,
  readKey,
  replaceClaim,
  storeResponse,
  type Written,
} from "./sql/keys";

/** A stored response. The caller encrypts the body. */
export type KeptAnswer = { status: number; headers: Record<string, string>; body: string | null };

/** The outcome of claiming a key. */
type Attempt =
  | { kind: "claimed"; claim: Claim }
  | { kind: "in_flight" }
  | { kind: "reused" }
  | { kind: "answered"; answer: KeptAnswer }
  | { kind: "completedWithoutResponse"; written: Written };

/**
 * Claims an `Idempotency-Key` of the caller for a request, identified by `requestHash` (docs/api.md 3.7). Of parallel claims
 * one succeeds. A key whose request has no stored response can be claimed again only if that request wrote nothing.
 */
export async function claimKey(actor: Actor, key: string, requestHash: string): Promise<Attempt> {
  const claim = { key, id: randomUUID() };
  for (;;) {
    if (await claimRow(actor, claim, requestHash)) return { kind: "claimed", claim };
    const found = await readKey(actor, key);
    // It was released in the meantime: try again.
    if (!found) continue;
    const { status, headers, body } = found;
    if (found.request_hash !== requestHash) return { kind: "reused" };
    if (status !== null) {
      return { kind: "answered", answer: { status, headers: headers ?? {}, body } };
    }
    return found.is_abandoned && found.claim
      ? takeOver(actor, { key, id: found.claim }, claim)
      : { kind: "in_flight" };
  }
}

function takeOver(actor: Actor, from: Claim, claim: Claim): Promise<Attempt> {
  return transaction(actor, async (tx) => {
    if (!(await lockKey(tx, actor, from, { abandoned: true }))) return { kind: "in_flight" };
    const written = await firstWritten(tx, actor, from);
    if (written) return { kind: "completedWithoutResponse", written };
    await replaceClaim(tx, actor, from, claim);
    return { kind: "claimed", claim };
  });
}

/** Keeps a claimed key locked while its request is being processed. */
export async function renewKey(actor: Actor, claim: Claim): Promise<void> {
  await extendLock(actor, claim);
}

/** Stores the response of a claimed key's request. */
export async function keepAnswer(
  actor: Actor,
  claim: Claim,
  { status, headers, body }: KeptAnswer,
): Promise<void> {
  await storeResponse(actor, claim, status, headers, body);
}

/**
 * Releases a claimed key whose response is not stored, so that the request can be retried. If the request wrote something,
 * the key stays and a retry gets that record. While a transaction may still be writing under the claim, it stays, too.
 */
export async function releaseKey(actor: Actor, claim: Claim): Promise<void> {
  // Whatever happens next, a retry finds the key abandoned. A process of the version before claims takes it for in flight.
  await endLock(actor, claim);
  await transaction(actor, async (tx) => {
    if (!(await lockKey(tx, actor, claim)) || (await firstWritten(tx, actor, claim))) return;
    await deleteKey(tx, actor, claim);
  });
}
