import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { LockedOpportunity } from "./lock-opportunities";
import type { BulkRow } from "./write-bulk";

/** How one opportunity of a bulk change is taken back. */
export type UndoStep = {
  /** As it was before. */
  before: LockedOpportunity;
  /** The version that the change gave it: any other means that somebody wrote since. */
  lock_version: number;
  /** Whether it left its place, by a move or by deletion; then its neighbours there, null at an end. */
  left_place: boolean;
  previous_id: string | null;
  next_id: string | null;
};

const KEPT_FOR = "1 hour";
const CLEARED_AT_ONCE = 50;

/** The steps that take the rows back; read before they are written. */
export async function undoSteps(tx: Db, actor: Actor, rows: BulkRow[]): Promise<UndoStep[]> {
  const leaving = rows.filter(
    ({ values, isDeleted }) => isDeleted || values.pipeline_stage_id !== undefined,
  );
  const neighbours = await readNeighbours(
    tx,
    actor,
    leaving.map(({ before }) => before.id),
  );
  return rows.map(({ before }) => {
    const beside = neighbours.get(before.id);
    return {
      before,
      lock_version: before.lock_version + 1,
      left_place: beside !== undefined,
      previous_id: beside?.previous_id ?? null,
      next_id: beside?.next_id ?? null,
    };
  });
}

/** Keeps the steps for the actor alone, for an hour, and clears away some that are older. Answers the token. */
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

type Neighbours = { id: string; previous_id: string | null; next_id: string | null };

async function readNeighbours(
  tx: Db,
  actor: Actor,
  ids: string[],
): Promise<Map<string, Neighbours>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<Neighbours[]>`
    SELECT o.id,
      (SELECT p.id FROM opportunities p WHERE p.organization_id = o.organization_id AND p.stage_id = o.stage_id
        AND p.deleted_at IS NULL AND p.rank < o.rank ORDER BY p.rank DESC LIMIT 1) AS previous_id,
      (SELECT n.id FROM opportunities n WHERE n.organization_id = o.organization_id AND n.stage_id = o.stage_id
        AND n.deleted_at IS NULL AND n.rank > o.rank ORDER BY n.rank LIMIT 1) AS next_id
    FROM opportunities o WHERE o.organization_id = ${actor.organizationId}::uuid AND o.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
