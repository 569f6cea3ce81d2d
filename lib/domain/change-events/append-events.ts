import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { Change } from "./schema";
import { insertEvents } from "./sql/insert-events";

export { isoUtcText as instantText } from "@/lib/domain/sql/iso-utc";
export type { Change } from "./schema";
export { eventBarrierSql } from "./sql/event-barrier";
export { changeRows, differingPairsSql, insertChangesSql } from "./sql/insert-events";

/** Appends change events in the given order, in the caller's transaction. */
export async function appendChanges(tx: Db, actor: Actor, changes: Change[]): Promise<void> {
  if (changes.length > 0) await insertEvents(tx, actor, changes);
}
