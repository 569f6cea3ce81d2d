import type { Authorized } from "@/lib/domain/actor";
import type { IfMatch } from "@/lib/domain/if-match";
import { deleteRecord } from "@/lib/domain/plain-records/delete-record";
import { CONTACT } from "./contact-kind";

/**
 * Soft-deletes a contact. Its opportunities are not written: their link reads as null until it is
 * restored (docs/api.md 3.2). `ifMatch`
 * lists the versions it may have. Throws `not_found`, `stale`.
 */
export function deleteContact(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  ifMatch?: IfMatch,
): Promise<void> {
  return deleteRecord(actor, CONTACT, id, ifMatch);
}
