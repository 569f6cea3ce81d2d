import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { recordActOf } from "./record-security-event";
import type { SecurityEvent } from "./security-event";

/** Adds a security event that the actor caused, outside of a transaction. */
export function recordAct(
  actor: Actor,
  type: SecurityEvent["type"],
  detail?: SecurityEvent["detail"],
): Promise<void> {
  return recordActOf(db(actor), actor, type, detail);
}
