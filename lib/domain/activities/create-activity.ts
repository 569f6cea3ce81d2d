import type { Authorized } from "@/lib/domain/actor";
import { createRecord } from "@/lib/domain/plain-records/create-record";
import { ACTIVITY } from "./activity-kind";
import type { ActivityRecord, CreateActivity } from "./schema";

/**
 * Creates an activity; the calling user owns it unless the input names an owner or null (docs/api.md 3.5). The
 * opportunity it is about is not written.
 * Throws `invalid`.
 */
export function createActivity(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  input: CreateActivity,
): Promise<ActivityRecord> {
  return createRecord(actor, ACTIVITY, input);
}
