import type { Authorized } from "@/lib/domain/actor";
import type { IfMatch } from "@/lib/domain/if-match";
import { deleteRecord } from "@/lib/domain/plain-records/delete-record";
import { LEAD } from "./lead-kind";

/** Soft-deletes a lead; the records it was converted to stay. `ifMatch` lists the versions it may
 * have. Throws `not_found`, `stale`. */
export function deleteLead(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  ifMatch?: IfMatch,
): Promise<void> {
  return deleteRecord(actor, LEAD, id, ifMatch);
}
