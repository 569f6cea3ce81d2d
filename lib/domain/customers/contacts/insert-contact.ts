import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { insertRecord } from "@/lib/domain/plain-records/insert-record";
import { CONTACT } from "./contact-kind";
import type { ContactRecord, CreateContact } from "./schema";

/**
 * Inserts a contact and its `create` event in the caller's transaction. References in `values` are UUIDs.
 * Throws `WriteConflict` when its account no longer exists.
 */
export function insertContact(tx: Db, actor: Actor, values: CreateContact): Promise<ContactRecord> {
  return insertRecord(tx, actor, CONTACT, values);
}
