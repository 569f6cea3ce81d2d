import type { ViewRecord } from "@/lib/domain/views/schema";
import { etag } from "@/lib/http/etag";
import { Reply } from "@/lib/http/reply";

/** Returns the reply with a saved view, and its version as `ETag`. */
export function viewReply(status: number, view: ViewRecord): Reply {
  return new Reply(status, { view }, etag(view));
}
