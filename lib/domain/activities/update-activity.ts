import type { Authorized } from "@/lib/domain/actor";
import type { IfMatch } from "@/lib/domain/if-match";
import { updateRecord } from "@/lib/domain/plain-records/update-record";
import { ACTIVITY } from "./activity-kind";
import type { ActivityRecord, UpdateActivity } from "./schema";

/**
 * Changes the sent fields of an activity; writes nothing when none differs. `ifMatch` is the version it
 * must have. Throws `not_found`, `invalid`, and `stale` with the current record.
 */
export function updateActivity(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  input: UpdateActivity,
  ifMatch?: IfMatch,
): Promise<ActivityRecord> {
  return updateRecord(actor, ACTIVITY, id, input, ifMatch);
}
