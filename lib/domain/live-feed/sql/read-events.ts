import { db } from "@/lib/db/client";
import type { ChangeEventRecord } from "@/lib/domain/change-events/schema";
import { audienceSql, eventJson } from "@/lib/domain/change-events/sql/event";

/** A change event with its audience and, for an opportunity's event, the stage the opportunity is in now. */
export type EventRow = { event: ChangeEventRecord; audience: string; stage_id: string | null };

/** The first `limit` change events after `since`, up to `committedUpTo`. */
export function readEvents(
  organizationId: string,
  since: bigint,
  committedUpTo: bigint,
  limit: number,
): Promise<EventRow[]> {
  return db({ organizationId }).$queryRaw<EventRow[]>`
    SELECT ${eventJson} AS event, ${audienceSql} AS audience, o.stage_id FROM change_events e
    LEFT JOIN opportunities o ON e.record_type = 'opportunity' AND o.organization_id = e.organization_id AND o.id = e.record_id
    WHERE e.organization_id = ${organizationId}::uuid AND e.id > ${since} AND e.id <= ${committedUpTo}
    ORDER BY e.id LIMIT ${limit}`;
}

/** Whether more than `count` change events lie between `since` and `committedUpTo`. */
export async function hasMoreEventsThan(
  count: number,
  organizationId: string,
  since: bigint,
  committedUpTo: bigint,
): Promise<boolean> {
  const [row] = await db({ organizationId }).$queryRaw<
    [{ ahead: number }]
  >`SELECT count(*)::int AS ahead FROM (SELECT 1 FROM change_events
    WHERE organization_id = ${organizationId}::uuid AND id > ${since} AND id <= ${committedUpTo} LIMIT ${count + 1}) e`;
  return row.ahead > count;
}

/** The id of the organization's newest change event up to `committedUpTo`, or 0. */
export async function newestEvent(organizationId: string, committedUpTo: bigint): Promise<bigint> {
  const [row] = await db({ organizationId }).$queryRaw<
    [{ id: bigint | null }]
  >`SELECT max(id) AS id FROM change_events
    WHERE organization_id = ${organizationId}::uuid AND id <= ${committedUpTo}`;
  return row.id ?? 0n;
}
