import type { Authorized } from "@/lib/domain/actor";
import { createRecord } from "@/lib/domain/plain-records/create-record";
import { LEAD } from "./lead-kind";
import type { CreateLead, LeadRecord } from "./schema";

/**
 * Creates a lead; the calling user owns it unless the input names an owner or null (docs/api.md 3.5).
 * Throws `invalid`.
 */
export function createLead(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  input: CreateLead,
): Promise<LeadRecord> {
  return createRecord(actor, LEAD, input);
}
