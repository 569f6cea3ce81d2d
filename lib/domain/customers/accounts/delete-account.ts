import type { Authorized } from "@/lib/domain/actor";
import type { IfMatch } from "@/lib/domain/if-match";
import { deleteRecord } from "@/lib/domain/plain-records/delete-record";
import { ACCOUNT } from "./account-kind";

/**
 * Soft-deletes an account. Its contacts and opportunities are not written: their link reads as null
 * until it is restored (docs/api.md 3.2). `ifMatch`
 * lists the versions it may have. Throws `not_found`, `stale`.
 */
export function deleteAccount(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  ifMatch?: IfMatch,
): Promise<void> {
  return deleteRecord(actor, ACCOUNT, id, ifMatch);
}
