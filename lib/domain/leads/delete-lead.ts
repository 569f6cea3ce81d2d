import type { Authorized } from "@/lib/domain/actor";
import { deleteRecord } from "@/lib/domain/plain-records/delete-record";
import { LEAD } from "./lead-kind";

/** Soft-deletes a lead; the records it was converted to stay. Throws `not_found`. */
export function deleteLead(actor: Authorized<"EDIT_SALES_PIPELINES">, id: string): Promise<void> {
  return deleteRecord(actor, LEAD, id);
}
