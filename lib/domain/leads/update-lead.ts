import type { Authorized } from "@/lib/domain/actor";
import type { IfMatch } from "@/lib/domain/if-match";
import { updateRecord } from "@/lib/domain/plain-records/update-record";
import { LEAD } from "./lead-kind";
import type { LeadRecord, UpdateLead } from "./schema";

/**
 * Changes the sent fields of a lead; writes nothing when none differs. `ifMatch` is the version it
 * must have. Throws `not_found`, `invalid`, and `stale` with the current record.
 */
export function updateLead(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  input: UpdateLead,
  ifMatch?: IfMatch,
): Promise<LeadRecord> {
  return updateRecord(actor, LEAD, id, input, ifMatch);
}
