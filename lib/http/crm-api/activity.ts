import type { ActivityRecord } from "@/lib/domain/activities/schema";
import { etag } from "@/lib/http/etag";
import { Reply } from "@/lib/http/reply";

/** Returns the reply with an activity, and its version as `ETag`. */
export function activityReply(status: number, activity: ActivityRecord): Reply {
  return new Reply(status, { activity }, etag(activity));
}
