import { db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { isUuid } from "@/lib/domain/fields";
import { eventHorizon } from "./append";
import type { ChangeEventQuery, ChangeEventRecord } from "./schema";

/**
 * The organization's change events after `since`, oldest first (api.md 3.5). `record_id` is a UUID or a public id.
 * A reader that goes on from `next_since` misses none. Throws `forbidden` without VIEW.
 */
export async function listChangeEvents(
  actor: Actor,
  { record_type, record_id, since, limit }: ChangeEventQuery,
): Promise<{ change_events: ChangeEventRecord[]; next_since: number }> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const horizon = await eventHorizon(db(), actor.organizationId);
  const after = BigInt(since ?? 0);
  const rows = await db().$queryRaw<{ event: ChangeEventRecord }[]>`
    SELECT json_build_object('id', id, 'record_type', record_type, 'record_id', record_id, 'public_id', public_id,
      'action', action, 'actor', json_build_object('type', actor_type, 'user_id', actor_user_id,
        'api_key_id', actor_api_key_id, 'name', actor_name),
      'changes', changes, 'created_at', to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS event
    FROM change_events
    WHERE organization_id = ${actor.organizationId}::uuid AND id > ${after} AND id <= ${horizon}
      ${record_type === undefined ? Prisma.empty : Prisma.sql`AND record_type = ${record_type}`}
      ${record_id === undefined ? Prisma.empty : recordIs(record_id)}
    ORDER BY id LIMIT ${limit}`;
  const change_events = rows.map((row) => row.event);
  return { change_events, next_since: change_events.at(-1)?.id ?? Number(since ?? 0) };
}

function recordIs(id: string): Prisma.Sql {
  return isUuid(id) ? Prisma.sql`AND record_id = ${id}::uuid` : Prisma.sql`AND public_id = ${id}`;
}
