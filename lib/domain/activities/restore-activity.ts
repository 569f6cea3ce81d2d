import type { Authorized } from "@/lib/domain/actor";
import type { IfMatch } from "@/lib/domain/if-match";
import { restoreRecord } from "@/lib/domain/plain-records/restore-record";
import { ACTIVITY } from "./activity-kind";
import type { ActivityRecord } from "./schema";

/** Restores a deleted activity with its links; returns a live one unchanged. `ifMatch` lists the versions it may have. Throws `not_found`, `stale`. */
export function restoreActivity(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  ifMatch?: IfMatch,
): Promise<ActivityRecord> {
  return restoreRecord(actor, ACTIVITY, id, ifMatch);
}
