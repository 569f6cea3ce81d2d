import type { Actor } from "@/lib/domain/actor";
import { type Db, Prisma } from "@/lib/db/client";
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
  await tx.$executeRaw`WITH ${gateSql()} ${insertChangesSql(actor, Prisma.sql`SELECT * FROM ${changeRows(changes)}`)}`;
}

/**
 * The CTE `gate`, which every statement that appends events must have and `insertChangesSql` reads from.
 * It announces, before ids are drawn, the lowest id this transaction may write: see `eventHorizon`.
 */
export function gateSql(): Prisma.Sql {
  return Prisma.sql`gate AS MATERIALIZED (
    SELECT pg_advisory_xact_lock_shared((${GATE}::bigint << 48) | last_value)::text AS held FROM change_events_id_seq)`;
}

/** An INSERT of events from `rows`, a SELECT of `record_type, record_id, public_id, action, changes` in that order. */
export function insertChangesSql(actor: Actor, rows: Prisma.Sql): Prisma.Sql {
  const type = actor.userId ? "user" : actor.apiKeyId ? "api_key" : "system";
  return Prisma.sql`INSERT INTO change_events (organization_id, record_type, record_id, public_id, action, changes,
      actor_type, actor_user_id, actor_api_key_id, actor_name)
    SELECT ${actor.organizationId}::uuid, r.record_type, r.record_id, r.public_id, r.action, r.changes,
      ${type}, ${actor.userId}::uuid, ${actor.apiKeyId}::uuid, ${actor.name}
    FROM gate CROSS JOIN (${rows}) r`;
}

/** Events as a rowset that `insertChangesSql` can select from. */
export function changeRows(changes: Change[]): Prisma.Sql {
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
    AS c(record_type text, record_id uuid, public_id text, action text, changes jsonb)`;
}

/**
 * The highest event id below which nothing can still be committed. Read it in a statement of its own, before the events.
 * Ids are drawn in order but transactions commit in any: a reader that went past an uncommitted id would never see it.
 */
export async function eventHorizon(db: Db): Promise<bigint> {
  // Drawn first: whoever announces itself after this line can only draw higher ids.
  const [drawn] = await db.$queryRaw<{ last: bigint }[]>`SELECT last_value AS last FROM change_events_id_seq`;
  const [running] = await db.$queryRaw<{ floor: bigint | null }[]>`
    SELECT min(((classid::bigint << 32) | objid::bigint) & ((1::bigint << 48) - 1)) AS floor FROM pg_locks
    WHERE locktype = 'advisory' AND objsubid = 1 AND (classid::bigint >> 16) = ${GATE}
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  const last = drawn?.last ?? 0n;
  const floor = running?.floor;
  return floor === null || floor === undefined || floor > last ? last : floor - 1n;
}

// The advisory lock namespace of event writers: any number that nothing else on the database uses.
const GATE = 29_293;
