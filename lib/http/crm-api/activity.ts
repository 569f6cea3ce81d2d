import type { ActivityRecord } from "@/lib/domain/activities/schema";
import { Reply } from "@/lib/http/reply";

/** The answer that carries one activity, with its version as ETag. */
export function activityReply(status: number, activity: ActivityRecord): Reply {
  return new Reply(status, { activity }, { ETag: `"${activity.lock_version}"` });
}
