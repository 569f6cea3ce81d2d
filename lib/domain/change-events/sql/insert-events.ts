import { type Db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { differingPairs } from "@/lib/domain/change-events/compare";
import type { Change } from "@/lib/domain/change-events/schema";
import { eventBarrierSql } from "./event-barrier";

/** Inserts change events in the given order, in the caller's transaction. */
export async function insertEvents(tx: Db, actor: Actor, changes: Change[]): Promise<void> {
  await tx.$executeRaw`WITH ${eventBarrierSql(actor)} ${insertChangesSql(actor, Prisma.sql`SELECT * FROM ${changeRows(changes)}`)}`;
}

/**
 * An INSERT of change events from `rows`, a SELECT of `record_type, record_id, public_id, action, changes` in that order;
 * with `areMoves` also of `former` and `undoes`. The statement needs `eventBarrierSql`.
 */
export function insertChangesSql(
  actor: Actor,
  rows: Prisma.Sql,
  { areMoves = false } = {},
): Prisma.Sql {
  const type = actor.userId ? "user" : actor.apiKeyId ? "api_key" : "system";
  return Prisma.sql`INSERT INTO change_events (organization_id, record_type, record_id, public_id, action, changes,
      actor_type, actor_user_id, actor_api_key_id, actor_name, idempotency_claim
      ${areMoves ? Prisma.sql`, former, undoes` : Prisma.empty})
    SELECT ${actor.organizationId}::uuid, r.record_type, r.record_id, r.public_id, r.action, r.changes,
      ${type}, ${actor.userId}::uuid, ${actor.apiKeyId}::uuid, ${actor.name},
      ${actor.claim?.id ?? null}::uuid ${areMoves ? Prisma.sql`, r.former, r.undoes` : Prisma.empty}
    FROM gate CROSS JOIN (${rows}) r`;
}

/** Changes as a rowset that `insertChangesSql` can select from; a field that keeps its value is left out. */
export function changeRows(changes: Change[]): Prisma.Sql {
  const rows = changes.map((change) => ({ ...change, changes: differingPairs(change.changes) }));
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    AS c(record_type text, record_id uuid, public_id text, action text, changes jsonb, former jsonb, undoes bigint)`;
}

/** The `changes` of an event as JSON: the `[before, after]` pairs, by field, whose values differ. */
export function differingPairsSql(
  pairs: Record<string, [before: string, after: string]>,
): Prisma.Sql {
  const fields = Object.entries(pairs).map(
    ([field, values]) => `'${field}', jsonb_build_array(${values.join(", ")})`,
  );
  return Prisma.sql`(SELECT coalesce(jsonb_object_agg(f.key, f.value), '{}')
    FROM jsonb_each(jsonb_build_object(${Prisma.raw(fields.join(", "))})) f WHERE f.value -> 0 <> f.value -> 1)`;
}
