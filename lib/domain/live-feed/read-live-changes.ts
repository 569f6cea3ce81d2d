import { db } from "@/lib/db/client";
import type { ChangeEventRecord } from "@/lib/domain/change-events/schema";
import { eventHighWaterMark } from "@/lib/domain/change-events/sql/event-barrier";
import { readStageTotals } from "@/lib/domain/opportunities/list/summarize-opportunities";
import { readCurrentRecords } from "./current-records";
import type { LiveChange } from "./schema";
import { type EventRow, hasMoreEventsThan, newestEvent, readEvents } from "./sql/read-events";

/** A change and its audience, one of `audiencesOf`. `leavesAudience`: a view that everyone saw before this change. */
export type FeedItem = { change: LiveChange; audience: string; leavesAudience: boolean };

type LiveChanges = {
  items: FeedItem[];
  /** The event up to which everything has been read; the next read continues after it. */
  committedUpTo: bigint;
  isBlocked: boolean;
  /** Whether more events are known to follow. */
  isMore: boolean;
  /** More than `TOO_FAR` events lie ahead. They are not read, and `committedUpTo` is the newest event. */
  isTooFarBehind: boolean;
};

/** Number of events that are read at once, with their records. */
export const PAGE = 200;
/** A reader with more events ahead than this should start over. */
const TOO_FAR = 1_000;

/**
 * The organization's next change events after `since`, each with its record and stage totals as they are now. Takes one
 * query for the events, one for the totals and one per type of record. `settled` is an id up to which all events are known
 * to be committed.
 */
export async function readLiveChanges(
  organizationId: string,
  since: bigint,
  settled = 0n,
): Promise<LiveChanges> {
  const mark = await eventHighWaterMark(db({ organizationId }), organizationId);
  const { isBlocked } = mark;
  const committedUpTo = mark.committedUpTo > settled ? mark.committedUpTo : settled;
  const startOver = async (): Promise<LiveChanges> => ({
    items: [],
    committedUpTo: await newestEvent(organizationId, committedUpTo),
    isBlocked,
    isMore: false,
    isTooFarBehind: true,
  });
  // The id is from another database, or from before a restore.
  if (since > mark.drawn) return startOver();
  if (since >= committedUpTo)
    return { items: [], committedUpTo: since, isBlocked, isMore: false, isTooFarBehind: false };
  const events = await readEvents(organizationId, since, committedUpTo, PAGE);
  const isMore = events.length === PAGE;
  if (isMore && (await hasMoreEventsThan(TOO_FAR, organizationId, since, committedUpTo)))
    return startOver();
  const last = events.at(-1)?.event.id;
  return {
    items: await toItems(organizationId, events),
    committedUpTo: isMore && last !== undefined ? BigInt(last) : committedUpTo,
    isBlocked,
    isMore,
    isTooFarBehind: false,
  };
}

async function toItems(organizationId: string, rows: EventRow[]): Promise<FeedItem[]> {
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
  return rows.map(({ event, audience: whenRead }) => {
    const record = records.get(event.record_id) ?? null;
    const audience = audienceOf(event, record) ?? whenRead;
    return {
      audience,
      leavesAudience: audience !== "everyone" && event.changes.is_shared?.[0] === true,
      change: {
        ...event,
        record,
        stages: totals.filter((stage) => touched.get(event.id)?.includes(stage.pipeline_stage_id)),
      },
    };
  });
}

/** The audience of a saved view as it was read after its event: it may have become personal in between. */
function audienceOf(
  { record_type }: ChangeEventRecord,
  record: Record<string, unknown> | null,
): string | undefined {
  if (record_type !== "view" || !record) return undefined;
  return record.is_shared === true ? "everyone" : String(record.user_id ?? "nobody");
}

/** The stages whose totals the event may have changed: a stage itself; an opportunity's previous, new and current stage. */
function touchedStages({ event, stage_id }: EventRow): string[] {
  if (event.record_type === "stage") return [event.record_id];
  if (event.record_type !== "opportunity") return [];
  const stages = [...(event.changes.pipeline_stage_id ?? []), stage_id];
  return stages.filter((id) => typeof id === "string");
}
