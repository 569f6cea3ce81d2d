import { db, Prisma } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { isUuid } from "@/lib/domain/fields";
import { isOneOf } from "@/lib/domain/sql/one-of";
import { splitValues } from "@/lib/domain/value-list";
import { audiencesOf } from "./audiences-of";
import type {
  ChangeEventMember,
  ChangeEventPage,
  ChangeEventQuery,
  ChangeEventRecord,
} from "./schema";
import { audienceSql, eventJson, eventPart } from "./sql/event";
import { eventHighWaterMark } from "./sql/event-barrier";

type Events = Omit<ChangeEventQuery, "fields">;

/**
 * The organization's change events after `since` that the actor may see, oldest first (docs/api.md 3.5). `record_id` is a
 * UUID or a public id. A reader that continues from `next_since` misses none.
 */
export async function listChangeEvents(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: Events,
): Promise<ChangeEventPage> {
  const { events, next_since } = await readEvents<ChangeEventRecord>(actor, query, eventJson);
  return { change_events: events, next_since };
}

/** Returns the same page with only some members of each event. */
export async function listChangeEventParts(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: Events,
  members: readonly ChangeEventMember[],
): Promise<{ change_events: object[]; next_since: number }> {
  const { events, next_since } = await readEvents<object>(actor, query, eventPart(members));
  return { change_events: events, next_since };
}

async function readEvents<Listed>(
  actor: Actor,
  { record_type, record_id, since, limit }: Events,
  json: Prisma.Sql,
): Promise<{ events: Listed[]; next_since: number }> {
  const { committedUpTo } = await eventHighWaterMark(db(actor), actor.organizationId);
  const after = BigInt(since ?? 0);
  const rows = await db(actor).$queryRaw<{ event: Listed; id: bigint }[]>`
    SELECT ${json} AS event, e.id FROM change_events e
    WHERE e.organization_id = ${actor.organizationId}::uuid AND e.id > ${after} AND e.id <= ${committedUpTo}
      AND ${audienceSql} = ANY(${audiencesOf(actor)}::text[])
      ${record_type === undefined ? Prisma.empty : Prisma.sql`AND ${isOneOf(Prisma.sql`e.record_type`, splitValues(record_type))}`}
      ${record_id === undefined ? Prisma.empty : isRecord(record_id)}
    ORDER BY e.id LIMIT ${limit}`;
  return {
    events: rows.map((row) => row.event),
    next_since: Number(rows.at(-1)?.id ?? since ?? 0),
  };
}

function isRecord(id: string): Prisma.Sql {
  return isUuid(id)
    ? Prisma.sql`AND e.record_id = ${id}::uuid`
    : Prisma.sql`AND e.public_id = ${id}`;
}
