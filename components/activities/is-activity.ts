import type { ActivityRecord } from "@/lib/domain/activities/schema";

/** Whether a member of a response is an activity. */
export function isActivity(value: unknown): value is ActivityRecord {
  return typeof value === "object" && value !== null && "lock_version" in value && "kind" in value;
}
