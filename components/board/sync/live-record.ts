import type { LiveChange } from "@/lib/domain/live-feed/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

type LiveRecord = LiveChange["record"];

/** Whether the record of a live change is an opportunity. */
export function isOpportunity(
  record: LiveRecord | OpportunityRecord,
): record is OpportunityRecord & Record<string, unknown> {
  return record !== null && "stage_position" in record && "lock_version" in record;
}

/** Whether the record of a live change is an activity of an opportunity. */
export function isActivity(record: LiveRecord): record is { opportunity_id: string } {
  return typeof record?.opportunity_id === "string";
}

/** Describes a change in words: `Marcus Bell moved it to Won`. */
export function describeChange({ actor, action, changes, record }: LiveChange): string {
  const who = actor.name ?? "Somebody";
  if (record === null || action === "delete") return `${who} deleted it`;
  if (changes.pipeline_stage_id && isOpportunity(record))
    return `${who} moved it to ${record.stage}`;
  return `${who} changed it`;
}
