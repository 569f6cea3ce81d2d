import type { LeadRecord } from "@/lib/domain/leads/schema";
import { Reply } from "@/lib/http/reply";

/** The answer that carries one lead, with its version as ETag. */
export function leadReply(status: number, lead: LeadRecord): Reply {
  return new Reply(status, { lead }, { ETag: `"${lead.lock_version}"` });
}
