import type { Authorized } from "@/lib/domain/actor";
import { restoreRecord } from "@/lib/domain/plain-records/restore-record";
import { CONTACT } from "./contact-kind";
import type { ContactRecord } from "./schema";

/** Restores a deleted contact with its links; returns a live one unchanged. Throws `not_found`. */
export function restoreContact(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
): Promise<ContactRecord> {
  return restoreRecord(actor, CONTACT, id);
}
