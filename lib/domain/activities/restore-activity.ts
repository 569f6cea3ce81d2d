import type { Authorized } from "@/lib/domain/actor";
import { restoreRecord } from "@/lib/domain/plain-records/restore-record";
import { ACTIVITY } from "./activity-kind";
import type { ActivityRecord } from "./schema";

/** Restores a deleted activity with its links; returns a live one unchanged. Throws `not_found`. */
export function restoreActivity(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
): Promise<ActivityRecord> {
  return restoreRecord(actor, ACTIVITY, id);
}
