import { type Db, Prisma } from "@/lib/db/client";
import { COMMIT_CHANNEL } from "@/lib/db/listen";
import type { Actor } from "@/lib/domain/actor";
import { holdClaimSql } from "@/lib/domain/idempotency/sql/claim";

/**
 * The CTE `gate`. Every statement that appends events needs it, and `insertChangesSql` reads from it.
 *
 * Before event ids are drawn, it announces the id that they will follow: see `eventHighWaterMark`. Its commit notifies
 * the listeners of `COMMIT_CHANNEL`. Until then it keeps the actor's `Idempotency-Key` claim locked; the statement fails
 * if the claim is lost.
 */
export function eventBarrierSql(actor: Actor): Prisma.Sql {
  const { organizationId, claim } = actor;
  return Prisma.sql`gate AS MATERIALIZED (
    SELECT pg_advisory_xact_lock_shared(hashtext(${organizationId}), (${LAST_AS_INT})::int)::text AS held,
      pg_notify(${COMMIT_CHANNEL}, ${organizationId})::text AS woken
      ${claim ? Prisma.sql`, ${holdClaimSql(actor, claim)} AS held_claim` : Prisma.empty}
    FROM change_events_id_seq)`;
}

/**
 * The highest event id of the organization up to which no event can still be committed, and whether a running
 * transaction limits it. Run it in a statement of its own, before reading the events. Ids are drawn in order but
 * transactions commit in any order: a reader that skips an uncommitted id would never see its event.
 */
export async function eventHighWaterMark(
  db: Db,
  organizationId: string,
): Promise<{ committedUpTo: bigint; drawn: bigint; isBlocked: boolean }> {
  // This must be read first: a transaction that announces itself later can only draw higher ids.
  const [drawn] = await db.$queryRaw<
    [{ last: bigint }]
  >`SELECT last_value AS last FROM change_events_id_seq`;
  const [running] = await db.$queryRaw<[{ behind: bigint | null }]>`
    SELECT max((${drawn.last} - objid::bigint) & ${MASK}::bigint) AS behind FROM pg_locks
    WHERE locktype = 'advisory' AND objsubid = 2 AND classid::bigint = (hashtext(${organizationId})::bigint & ${MASK}::bigint)
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND ((${drawn.last} - objid::bigint) & ${MASK}::bigint) < ${HALF}::bigint`;
  const { behind } = running;
  return {
    committedUpTo: behind === null ? drawn.last : drawn.last - behind - 1n,
    drawn: drawn.last,
    isBlocked: behind !== null,
  };
}

/**
 * The CTE `gate` for a statement in a transaction that has announced itself with `eventBarrierSql` before: the first
 * announcement counts, and a lock for every further statement would use up those of the server.
 */
export function passedBarrierSql(): Prisma.Sql {
  return Prisma.sql`gate AS MATERIALIZED (SELECT true AS held)`;
}

// An advisory lock carries two 32-bit numbers: here a hash of the organization, and the low half of the last event id.
const MASK = 4_294_967_295n;
const HALF = 2_147_483_648n;
const LAST_AS_INT = Prisma.sql`((last_value + ${HALF}::bigint) & ${MASK}::bigint) - ${HALF}::bigint`;
