import type { Authorized } from "@/lib/domain/actor";
import { restoreRecord } from "@/lib/domain/plain-records/restore-record";
import { LEAD } from "./lead-kind";
import type { LeadRecord } from "./schema";

/** Restores a deleted lead; returns a live one unchanged. Throws `not_found`. */
export function restoreLead(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
): Promise<LeadRecord> {
  return restoreRecord(actor, LEAD, id);
}
