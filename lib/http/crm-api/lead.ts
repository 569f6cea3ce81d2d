import type { LeadRecord } from "@/lib/domain/leads/schema";
import { Reply } from "@/lib/http/reply";

/** Returns the reply with a lead, and its version as `ETag`. */
export function leadReply(status: number, lead: LeadRecord): Reply {
  return new Reply(status, { lead }, { ETag: `"${lead.lock_version}"` });
}
