import type { Authorized } from "@/lib/domain/actor";
import { createRecord } from "@/lib/domain/plain-records/create-record";
import { ACCOUNT } from "./account-kind";
import type { AccountRecord, CreateAccount } from "./schema";

/**
 * Creates an account; the calling user owns it unless the input names an owner or null (docs/api.md 3.2).
 * Throws `invalid`.
 */
export function createAccount(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  input: CreateAccount,
): Promise<AccountRecord> {
  return createRecord(actor, ACCOUNT, input);
}
