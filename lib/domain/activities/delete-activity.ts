import type { Authorized } from "@/lib/domain/actor";
import type { IfMatch } from "@/lib/domain/if-match";
import { deleteRecord } from "@/lib/domain/plain-records/delete-record";
import { ACTIVITY } from "./activity-kind";

/**
 * Soft-deletes an activity. The event names its opportunity, because the opportunity's next activity
 * may change. `ifMatch` lists the versions it may
 * have. Throws `not_found`, `stale`.
 */
export function deleteActivity(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  ifMatch?: IfMatch,
): Promise<void> {
  return deleteRecord(actor, ACTIVITY, id, ifMatch);
}
