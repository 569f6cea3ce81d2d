import type { Authorized } from "@/lib/domain/actor";
import type { IfMatch } from "@/lib/domain/if-match";
import { restoreRecord } from "@/lib/domain/plain-records/restore-record";
import { ACCOUNT } from "./account-kind";
import type { AccountRecord } from "./schema";

/** Restores a deleted account with its links; returns a live one unchanged. `ifMatch` lists the versions it may have. Throws `not_found`, `stale`. */
export function restoreAccount(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  ifMatch?: IfMatch,
): Promise<AccountRecord> {
  return restoreRecord(actor, ACCOUNT, id, ifMatch);
}
