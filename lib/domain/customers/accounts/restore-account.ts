import type { Authorized } from "@/lib/domain/actor";
import { restoreRecord } from "@/lib/domain/plain-records/restore-record";
import { ACCOUNT } from "./account-kind";
import type { AccountRecord } from "./schema";

/** Restores a deleted account with its links; returns a live one unchanged. Throws `not_found`. */
export function restoreAccount(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
): Promise<AccountRecord> {
  return restoreRecord(actor, ACCOUNT, id);
}
