import { type Db, Prisma } from "@/lib/db/client";
import { COMMIT_CHANNEL } from "@/lib/db/listen";
import type { Actor } from "@/lib/domain/actor";
import { holdClaimSql } from "@/lib/domain/idempotency/sql/claim";
import { isoUtcText } from "@/lib/domain/sql/iso-utc";
import type { ChangeAction, FieldChanges, RecordType } from "./schema";

export type Change = {
  record_type: RecordType;
  record_id: string;
  public_id: string | null;
  action: ChangeAction;
  changes: FieldChanges;
};

/** Appends change events in the caller's transaction, in the given order. */
export async function appendChanges(tx: Db, actor: Actor, changes: Change[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.$executeRaw`WITH ${eventBarrierSql(actor)} ${insertChangesSql(actor, Prisma.sql`SELECT * FROM ${changeRows(changes)}`)}`;
}

/**
 * The CTE `gate`, which every statement that appends events must have and `insertChangesSql` reads from.
 * It announces, before ids are drawn, the id this transaction's events come after: see `eventHighWaterMark`.
 * Its commit wakes whoever listens on `COMMIT_CHANNEL`. Until then it holds the actor's claim on an
 * `Idempotency-Key`, and the statement fails when that is lost.
 */
export function eventBarrierSql(actor: Actor): Prisma.Sql {
  const { organizationId, claim } = actor;
  return Prisma.sql`gate AS MATERIALIZED (
    SELECT pg_advisory_xact_lock_shared(hashtext(${organizationId}), (${LAST_AS_INT})::int)::text AS held,
      pg_notify(${COMMIT_CHANNEL}, ${organizationId})::text AS woken
      ${claim ? Prisma.sql`, ${holdClaimSql(actor, claim)} AS held_claim` : Prisma.empty}
    FROM change_events_id_seq)`;
}

/** An INSERT of events from `rows`, a SELECT of `record_type, record_id, public_id, action, changes` in that order. */
export function insertChangesSql(actor: Actor, rows: Prisma.Sql): Prisma.Sql {
  const type = actor.userId ? "user" : actor.apiKeyId ? "api_key" : "system";
  return Prisma.sql`INSERT INTO change_events (organization_id, record_type, record_id, public_id, action, changes,
      actor_type, actor_user_id, actor_api_key_id, actor_name, idempotency_claim)
    SELECT ${actor.organizationId}::uuid, r.record_type, r.record_id, r.public_id, r.action, r.changes,
      ${type}, ${actor.userId}::uuid, ${actor.apiKeyId}::uuid, ${actor.name},
      ${actor.claim?.id ?? null}::uuid
    FROM gate CROSS JOIN (${rows}) r`;
}

/** The `changes` of an event as JSON: of `[before, after]` pairs by field, those that differ. */
export function differingPairsSql(
  pairs: Record<string, [before: string, after: string]>,
): Prisma.Sql {
  const fields = Object.entries(pairs).map(
    ([field, values]) => `'${field}', jsonb_build_array(${values.join(", ")})`,
  );
  return Prisma.sql`(SELECT coalesce(jsonb_object_agg(f.key, f.value), '{}')
    FROM jsonb_each(jsonb_build_object(${Prisma.raw(fields.join(", "))})) f WHERE f.value -> 0 <> f.value -> 1)`;
}

/** A timestamp column as history shows it: ISO 8601 in UTC. */
export function instantText(column: string): string {
  return isoUtcText(column);
}

/** Events as a rowset that `insertChangesSql` can select from. */
export function changeRows(changes: Change[]): Prisma.Sql {
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
    AS c(record_type text, record_id uuid, public_id text, action text, changes jsonb)`;
}

/**
 * The highest event id of the organization up to which nothing can still be committed, and whether a running
 * transaction holds it back. Read it in a statement of its own, before the events. Ids are drawn in order but
 * transactions commit in any: a reader that went past an uncommitted id would never see it.
 */
export async function eventHighWaterMark(
  db: Db,
  organizationId: string,
): Promise<{ committedUpTo: bigint; drawn: bigint; isBlocked: boolean }> {
  // Drawn first: whoever announces itself after this line can only draw higher ids.
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

// Advisory locks carry two 32-bit numbers: here the organization's hash and the low half of the sequence's last value.
const MASK = 4_294_967_295n;
const HALF = 2_147_483_648n;
const LAST_AS_INT = Prisma.sql`((last_value + ${HALF}::bigint) & ${MASK}::bigint) - ${HALF}::bigint`;
