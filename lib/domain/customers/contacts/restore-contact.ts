import type { Authorized } from "@/lib/domain/actor";
import type { IfMatch } from "@/lib/domain/if-match";
import { restoreRecord } from "@/lib/domain/plain-records/restore-record";
import { CONTACT } from "./contact-kind";
import type { ContactRecord } from "./schema";

/** Restores a deleted contact with its links; returns a live one unchanged. `ifMatch` lists the versions it may have. Throws `not_found`, `stale`. */
export function restoreContact(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  ifMatch?: IfMatch,
): Promise<ContactRecord> {
  return restoreRecord(actor, CONTACT, id, ifMatch);
}
