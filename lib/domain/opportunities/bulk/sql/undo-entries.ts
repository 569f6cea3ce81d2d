import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { LockedOpportunity } from "./lock-opportunities";

/** How to undo the change of one opportunity. */
export type UndoStep = {
  /** The opportunity before the change. */
  before: LockedOpportunity;
  /** The version after the change; any other version means that it was changed since. */
  lock_version: number;
  /** Whether it left its position, by a move or by deletion; then its neighbours there, null at an end. */
  left_place: boolean;
  previous_id: string | null;
  next_id: string | null;
};

const KEPT_FOR = "1 hour";
const CLEARED_AT_ONCE = 50;

/** Saves the steps for this actor, for an hour, and deletes some expired entries. Returns the token. */
export async function saveUndo(tx: Db, actor: Actor, steps: UndoStep[]): Promise<string> {
  const token = randomUUID();
  await tx.$executeRaw`WITH cleared AS (
      DELETE FROM undo_entries WHERE organization_id = ${actor.organizationId}::uuid AND id IN (
        SELECT id FROM undo_entries WHERE organization_id = ${actor.organizationId}::uuid AND expires_at < now()
        ORDER BY expires_at LIMIT ${CLEARED_AT_ONCE} FOR NO KEY UPDATE SKIP LOCKED))
    INSERT INTO undo_entries (organization_id, id, user_id, api_key_id, steps, expires_at)
    VALUES (${actor.organizationId}::uuid, ${token}::uuid, ${actor.userId}::uuid, ${actor.apiKeyId}::uuid,
      ${JSON.stringify(steps)}::jsonb, now() + ${KEPT_FOR}::interval)`;
  return token;
}

/** Locks the actor's entry of this token (a UUID), unless it expired. */
export async function lockUndoEntry(
  tx: Db,
  actor: Actor,
  token: string,
): Promise<{ steps: UndoStep[]; is_used: boolean } | undefined> {
  const [entry] = await tx.$queryRaw<{ steps: UndoStep[]; is_used: boolean }[]>`
        SELECT steps, used_at IS NOT NULL AS is_used FROM undo_entries
        WHERE organization_id = ${actor.organizationId}::uuid AND id = ${token}::uuid AND expires_at > now()
          AND user_id IS NOT DISTINCT FROM ${actor.userId}::uuid AND api_key_id IS NOT DISTINCT FROM ${actor.apiKeyId}::uuid
        FOR NO KEY UPDATE`;
  return entry;
}

/** Marks the entry as used. */
export async function markUsed(tx: Db, actor: Actor, token: string): Promise<void> {
  await tx.$executeRaw`UPDATE undo_entries SET used_at = now()
    WHERE organization_id = ${actor.organizationId}::uuid AND id = ${token}::uuid`;
}
