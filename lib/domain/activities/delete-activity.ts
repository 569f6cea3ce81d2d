import type { Authorized } from "@/lib/domain/actor";
import { deleteRecord } from "@/lib/domain/plain-records/delete-record";
import { ACTIVITY } from "./activity-kind";

/**
 * Soft-deletes an activity. The event names its opportunity, because the opportunity's next activity
 * may change. Throws `not_found`.
 */
export function deleteActivity(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
): Promise<void> {
  return deleteRecord(actor, ACTIVITY, id);
}
