import type { Authorized } from "@/lib/domain/actor";
import type { IfMatch } from "@/lib/domain/if-match";
import { updateRecord } from "@/lib/domain/plain-records/update-record";
import { ACCOUNT } from "./account-kind";
import type { AccountRecord, UpdateAccount } from "./schema";

/**
 * Changes the sent fields of an account; writes nothing when none differs. `ifMatch` is the version it
 * must have. Throws `not_found`, `invalid`, and `stale` with the current record.
 */
export function updateAccount(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  input: UpdateAccount,
  ifMatch?: IfMatch,
): Promise<AccountRecord> {
  return updateRecord(actor, ACCOUNT, id, input, ifMatch);
}
