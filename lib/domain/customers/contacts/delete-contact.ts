import type { Authorized } from "@/lib/domain/actor";
import { deleteRecord } from "@/lib/domain/plain-records/delete-record";
import { CONTACT } from "./contact-kind";

/**
 * Soft-deletes a contact. Its opportunities are not written: their link reads as null until it is
 * restored (docs/api.md 3.2). Throws `not_found`.
 */
export function deleteContact(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
): Promise<void> {
  return deleteRecord(actor, CONTACT, id);
}
