import { db, Prisma } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { isUuid } from "@/lib/domain/fields";
import { isOneOf } from "@/lib/domain/sql/one-of";
import { splitValues } from "@/lib/domain/value-list";
import { audiencesOf } from "./audiences-of";
import type { ChangeEventPage, ChangeEventQuery, ChangeEventRecord } from "./schema";
import { audienceSql, eventJson } from "./sql/event";
import { eventHighWaterMark } from "./sql/event-barrier";

/**
 * The organization's change events after `since` that the actor may see, oldest first (docs/api.md 3.5). `record_id` is a
 * UUID or a public id. A reader that continues from `next_since` misses none.
 */
export async function listChangeEvents(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  { record_type, record_id, since, limit }: ChangeEventQuery,
): Promise<ChangeEventPage> {
  const { committedUpTo } = await eventHighWaterMark(db(actor), actor.organizationId);
  const after = BigInt(since ?? 0);
  const rows = await db(actor).$queryRaw<{ event: ChangeEventRecord }[]>`
    SELECT ${eventJson} AS event FROM change_events e
    WHERE e.organization_id = ${actor.organizationId}::uuid AND e.id > ${after} AND e.id <= ${committedUpTo}
      AND ${audienceSql} = ANY(${audiencesOf(actor)}::text[])
      ${record_type === undefined ? Prisma.empty : Prisma.sql`AND ${isOneOf(Prisma.sql`e.record_type`, splitValues(record_type))}`}
      ${record_id === undefined ? Prisma.empty : isRecord(record_id)}
    ORDER BY e.id LIMIT ${limit}`;
  const change_events = rows.map((row) => row.event);
  return { change_events, next_since: change_events.at(-1)?.id ?? Number(since ?? 0) };
}

function isRecord(id: string): Prisma.Sql {
  return isUuid(id)
    ? Prisma.sql`AND e.record_id = ${id}::uuid`
    : Prisma.sql`AND e.public_id = ${id}`;
}
