import type { Authorized } from "@/lib/domain/actor";
import type { IfMatch } from "@/lib/domain/if-match";
import { updateRecord } from "@/lib/domain/plain-records/update-record";
import { CONTACT } from "./contact-kind";
import type { ContactRecord, UpdateContact } from "./schema";

/**
 * Changes the sent fields of a contact; writes nothing when none differs. `ifMatch` is the version it
 * must have. Throws `not_found`, `invalid`, and `stale` with the current record.
 */
export function updateContact(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  input: UpdateContact,
  ifMatch?: IfMatch,
): Promise<ContactRecord> {
  return updateRecord(actor, CONTACT, id, input, ifMatch);
}
