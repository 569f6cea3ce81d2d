import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { UndoStep } from "./undo-entries";

/** The opportunities before and after one in its stage; null at an end. */
export type Neighbours = { id: string; previous_id: string | null; next_id: string | null };

/** The neighbours of each opportunity in its stage, by its id. */
export async function readNeighbours(
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

/** The stages that these opportunities are in, deleted ones included. */
export async function readStageIds(tx: Db, actor: Actor, ids: string[]): Promise<string[]> {
  const stages = await tx.$queryRaw<
    { stage_id: string }[]
  >`SELECT DISTINCT stage_id FROM opportunities
    WHERE organization_id = ${actor.organizationId}::uuid AND id = ANY(${ids}::uuid[])`;
  return stages.map(({ stage_id }) => stage_id);
}

/** The highest rank of the stage's live opportunities; null if it has none. */
export async function readLastRank(tx: Db, actor: Actor, stageId: string): Promise<string | null> {
  const [last] = await tx.$queryRaw<
    [{ rank: string | null }]
  >`SELECT max(rank) AS rank FROM opportunities
    WHERE organization_id = ${actor.organizationId}::uuid AND stage_id = ${stageId}::uuid AND deleted_at IS NULL`;
  return last.rank;
}

/** An opportunity in its stage's order; `rank` is null until it has one. */
export type OrderedRow = { id: string; rank: string | null };

/** The stage's live opportunities in their order. */
export function readOrder(tx: Db, actor: Actor, stageId: string): Promise<OrderedRow[]> {
  return tx.$queryRaw<OrderedRow[]>`SELECT id, rank FROM opportunities
    WHERE organization_id = ${actor.organizationId}::uuid AND stage_id = ${stageId}::uuid AND deleted_at IS NULL
    ORDER BY rank`;
}

/** The ids of the steps whose former rank is free and next to a former neighbour, if one is still in the stage. */
export async function readFitting(tx: Db, actor: Actor, steps: UndoStep[]): Promise<Set<string>> {
  if (steps.length === 0) return new Set();
  const places = steps.map(({ before, previous_id, next_id }) => ({
    id: before.id,
    stage_id: before.pipeline_stage_id,
    rank: before.rank,
    previous_id,
    next_id,
  }));
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT f.id FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
      AS f(id uuid, stage_id uuid, rank text, previous_id uuid, next_id uuid)
    LEFT JOIN opportunities p ON p.organization_id = ${actor.organizationId}::uuid AND p.id = f.previous_id
      AND p.stage_id = f.stage_id AND p.deleted_at IS NULL
    LEFT JOIN opportunities n ON n.organization_id = ${actor.organizationId}::uuid AND n.id = f.next_id
      AND n.stage_id = f.stage_id AND n.deleted_at IS NULL
    WHERE NOT EXISTS (SELECT 1 FROM opportunities o WHERE o.organization_id = ${actor.organizationId}::uuid
        AND o.stage_id = f.stage_id AND o.rank = f.rank COLLATE "C" AND o.deleted_at IS NULL)
      AND (p.rank < f.rank COLLATE "C" OR n.rank > f.rank COLLATE "C" OR (p.id IS NULL AND n.id IS NULL))`;
  return new Set(rows.map(({ id }) => id));
}
