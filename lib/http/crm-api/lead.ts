import type { LeadRecord } from "@/lib/domain/leads/schema";
import { etag } from "@/lib/http/etag";
import { Reply } from "@/lib/http/reply";

/** Returns the reply with a lead, and its version as `ETag`. */
export function leadReply(status: number, lead: LeadRecord): Reply {
  return new Reply(status, { lead }, etag(lead));
}
