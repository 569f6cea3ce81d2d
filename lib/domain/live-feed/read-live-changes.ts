import { db } from "@/lib/db/client";
import { eventHighWaterMark } from "@/lib/domain/change-events/append-events";
import type { ChangeEventRecord } from "@/lib/domain/change-events/schema";
import { audienceSql, eventJson } from "@/lib/domain/change-events/sql/event";
import { readStageTotals } from "@/lib/domain/opportunities/list/summarize-opportunities";
import { readCurrentRecords } from "./current-records";
import type { LiveChange } from "./schema";

/** A change as it is sent, and to whom: `audience` is one circle of `audiencesOf`, `leavesAudience` says that it was everyone's before. */
export type FeedItem = { change: LiveChange; audience: string; leavesAudience: boolean };

export type LiveChanges = {
  deliveries: FeedItem[];
  /** Everything up to this event has been read: where to go on. */
  committedUpTo: bigint;
  isBlocked: boolean;
  /** Whether more are known to follow. */
  isMore: boolean;
  /** Set when more than `TOO_FAR` events lie ahead, which are not read: `committedUpTo` is the newest then. */
  isTooFarBehind: boolean;
};

/** So many events are read at once, with their records. */
export const PAGE = 200;
/** A reader that so many events lie ahead of does better to begin anew. */
const TOO_FAR = 1_000;

/**
 * The organization's next change events after `since`, each with its record and stage totals as they are now: a query
 * each for the events, the totals and every type of record. `settled` is an id up to which all is known to be committed.
 */
export async function readLiveChanges(
  organizationId: string,
  since: bigint,
  settled = 0n,
): Promise<LiveChanges> {
  const horizon = await eventHighWaterMark(db({ organizationId }), organizationId);
  const { isBlocked } = horizon;
  const committedUpTo = horizon.committedUpTo > settled ? horizon.committedUpTo : settled;
  // Ids of another database, or of one that was restored.
  if (since > horizon.drawn) {
    return {
      deliveries: [],
      committedUpTo: await newestEvent(organizationId, committedUpTo),
      isBlocked,
      isMore: false,
      isTooFarBehind: true,
    };
  }
  if (since >= committedUpTo)
    return {
      deliveries: [],
      committedUpTo: since,
      isBlocked,
      isMore: false,
      isTooFarBehind: false,
    };
  const events = await readEvents(organizationId, since, committedUpTo);
  const isMore = events.length === PAGE;
  if (isMore && (await isFarBehind(organizationId, since, committedUpTo))) {
    return {
      deliveries: [],
      committedUpTo: await newestEvent(organizationId, committedUpTo),
      isBlocked,
      isMore: false,
      isTooFarBehind: true,
    };
  }
  const last = events.at(-1)?.event.id;
  const read = isMore && last !== undefined ? BigInt(last) : committedUpTo;
  return {
    deliveries: await toDeliveries(organizationId, events),
    committedUpTo: read,
    isBlocked,
    isMore,
    isTooFarBehind: false,
  };
}

type EventRow = { event: ChangeEventRecord; audience: string; stage_id: string | null };

function readEvents(
  organizationId: string,
  since: bigint,
  committedUpTo: bigint,
): Promise<EventRow[]> {
  return db({ organizationId }).$queryRaw<EventRow[]>`
    SELECT ${eventJson} AS event, ${audienceSql} AS audience, o.stage_id FROM change_events e
    LEFT JOIN opportunities o ON e.record_type = 'opportunity' AND o.organization_id = e.organization_id AND o.id = e.record_id
    WHERE e.organization_id = ${organizationId}::uuid AND e.id > ${since} AND e.id <= ${committedUpTo}
    ORDER BY e.id LIMIT ${PAGE}`;
}

async function isFarBehind(
  organizationId: string,
  since: bigint,
  committedUpTo: bigint,
): Promise<boolean> {
  const [row] = await db({ organizationId }).$queryRaw<
    [{ ahead: number }]
  >`SELECT count(*)::int AS ahead FROM (SELECT 1 FROM change_events
    WHERE organization_id = ${organizationId}::uuid AND id > ${since} AND id <= ${committedUpTo} LIMIT ${TOO_FAR + 1}) e`;
  return row.ahead > TOO_FAR;
}

async function newestEvent(organizationId: string, committedUpTo: bigint): Promise<bigint> {
  const [row] = await db({ organizationId }).$queryRaw<
    [{ id: bigint | null }]
  >`SELECT max(id) AS id FROM change_events
    WHERE organization_id = ${organizationId}::uuid AND id <= ${committedUpTo}`;
  return row.id ?? 0n;
}

async function toDeliveries(organizationId: string, rows: EventRow[]): Promise<FeedItem[]> {
  if (rows.length === 0) return [];
  const touched = new Map(rows.map((row) => [row.event.id, touchedStages(row)]));
  const stageIds = [...new Set([...touched.values()].flat())];
  const [records, totals] = await Promise.all([
    readCurrentRecords(
      organizationId,
      rows.map(({ event }) => event),
    ),
    stageIds.length === 0 ? [] : readStageTotals(organizationId, stageIds),
  ]);
  return rows.map(({ event, audience }) => ({
    audience,
    leavesAudience: audience !== "everyone" && event.changes.is_shared?.[0] === true,
    change: {
      ...event,
      record: records.get(event.record_id) ?? null,
      stages: totals.filter((stage) => touched.get(event.id)?.includes(stage.pipeline_stage_id)),
    },
  }));
}

/** The stages whose totals the event may have changed: where the opportunity was, went and is; a stage itself. */
function touchedStages({ event, stage_id }: EventRow): string[] {
  if (event.record_type === "stage") return [event.record_id];
  if (event.record_type !== "opportunity") return [];
  const named = [...(event.changes.pipeline_stage_id ?? []), stage_id];
  return named.filter((id) => typeof id === "string");
}
