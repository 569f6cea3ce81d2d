import { generateNKeysBetween } from "fractional-indexing";
import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { UndoStep } from "./undo-steps";

/**
 * Ranks that bring opportunities back to the places they left, by id: the former rank where it still stands between the
 * former neighbours, else one next to them as well as may be. The caller's transaction holds their stages' locks.
 */
export async function formerRanks(
  tx: Db,
  actor: Actor,
  steps: UndoStep[],
): Promise<Map<string, string>> {
  const leavers = steps.filter((step) => step.left_place);
  const fitting = await findFitting(tx, actor, leavers);
  const ranks = new Map(leavers.map(({ before }) => [before.id, before.rank]));
  const crowded = new Set(leavers.filter(({ before }) => !fitting.has(before.id)).map(stageOf));
  for (const stageId of crowded) {
    const order = await readOrder(tx, actor, stageId);
    insertAll(order, leavers.filter((step) => stageOf(step) === stageId).sort(byRank), fitting);
    for (const [id, rank] of newRanks(order)) ranks.set(id, rank);
  }
  return ranks;
}

const stageOf = ({ before }: UndoStep) => before.pipeline_stage_id;

/** Ranks are compared as PostgreSQL's "C" collation does, not as a locale would. */
const byRank = (a: UndoStep, b: UndoStep) => (a.before.rank < b.before.rank ? -1 : 1);

/** Those whose former rank is free and beside a former neighbour, if one is left in the stage. */
async function findFitting(tx: Db, actor: Actor, steps: UndoStep[]): Promise<Set<string>> {
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

/** One place of a stage's order; without a rank until it is given one. */
type Slot = { id: string; rank: string | null };

function readOrder(tx: Db, actor: Actor, stageId: string): Promise<Slot[]> {
  return tx.$queryRaw<Slot[]>`SELECT id, rank FROM opportunities
    WHERE organization_id = ${actor.organizationId}::uuid AND stage_id = ${stageId}::uuid AND deleted_at IS NULL
    ORDER BY rank`;
}

/** Puts each step where it was: at its rank, else after its former neighbour or before the other, else where the rank would be. */
function insertAll(order: Slot[], steps: UndoStep[], fitting: Set<string>) {
  for (const { before, previous_id, next_id } of steps) {
    const isFitting = fitting.has(before.id);
    const previous = isFitting ? -1 : order.findIndex(({ id }) => id === previous_id);
    const next = isFitting ? -1 : order.findIndex(({ id }) => id === next_id);
    const place = previous !== -1 ? previous + 1 : next !== -1 ? next : placeOf(order, before.rank);
    order.splice(place, 0, { id: before.id, rank: isFitting ? before.rank : null });
  }
}

function placeOf(order: Slot[], rank: string): number {
  const place = order.findIndex((slot) => slot.rank !== null && slot.rank >= rank);
  return place === -1 ? order.length : place;
}

/** Ranks for the slots that have none, between those that have. */
function newRanks(order: Slot[]): [string, string][] {
  const given: [string, string][] = [];
  for (let index = 0; index < order.length; index++) {
    if (order[index]?.rank !== null) continue;
    const end = order.findIndex((slot, later) => later > index && slot.rank !== null);
    const run = order.slice(index, end === -1 ? undefined : end);
    const keys = generateNKeysBetween(
      order[index - 1]?.rank ?? null,
      order[end]?.rank ?? null,
      run.length,
    );
    given.push(...run.map(({ id }, offset): [string, string] => [id, keys[offset] ?? ""]));
    index += run.length - 1;
  }
  return given;
}
