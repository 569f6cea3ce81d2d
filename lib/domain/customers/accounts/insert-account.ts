import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { insertRecord } from "@/lib/domain/plain-records/insert-record";
import { ACCOUNT } from "./account-kind";
import type { AccountRecord, CreateAccount } from "./schema";

/**
 * Inserts an account and its `create` event in the caller's transaction. References in `values` are UUIDs.
 */
export function insertAccount(tx: Db, actor: Actor, values: CreateAccount): Promise<AccountRecord> {
  return insertRecord(tx, actor, ACCOUNT, values);
}
