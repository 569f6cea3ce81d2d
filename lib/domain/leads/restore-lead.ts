import type { Authorized } from "@/lib/domain/actor";
import type { IfMatch } from "@/lib/domain/if-match";
import { restoreRecord } from "@/lib/domain/plain-records/restore-record";
import { LEAD } from "./lead-kind";
import type { LeadRecord } from "./schema";

/** Restores a deleted lead; returns a live one unchanged. `ifMatch` lists the versions it may have. Throws `not_found`, `stale`. */
export function restoreLead(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  ifMatch?: IfMatch,
): Promise<LeadRecord> {
  return restoreRecord(actor, LEAD, id, ifMatch);
}
