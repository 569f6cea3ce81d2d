import { generateNKeysBetween } from "fractional-indexing";
import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { type OrderedRow, readFitting, readOrder } from "./sql/positions";
import type { UndoStep } from "./sql/undo-entries";

/**
 * Ranks that return opportunities to the positions they left, by id: the former rank if it is still between
 * the former neighbours, else one as close to them as possible. The caller's transaction holds their
 * stages' locks.
 */
export async function formerRanks(
  tx: Db,
  actor: Actor,
  steps: UndoStep[],
): Promise<Map<string, string>> {
  const leavers = steps.filter((step) => step.left_place);
  const fitting = await readFitting(tx, actor, leavers);
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

/** Compares ranks as PostgreSQL's "C" collation does, not as a locale would. */
const byRank = (a: UndoStep, b: UndoStep) => (a.before.rank < b.before.rank ? -1 : 1);

/** Inserts each step at its rank, else after its former previous neighbour, else before its next, else where its rank would be. */
function insertAll(order: OrderedRow[], steps: UndoStep[], fitting: Set<string>) {
  for (const { before, previous_id, next_id } of steps) {
    const isFitting = fitting.has(before.id);
    const previous = isFitting ? -1 : order.findIndex(({ id }) => id === previous_id);
    const next = isFitting ? -1 : order.findIndex(({ id }) => id === next_id);
    const index =
      previous !== -1 ? previous + 1 : next !== -1 ? next : indexOfRank(order, before.rank);
    order.splice(index, 0, { id: before.id, rank: isFitting ? before.rank : null });
  }
}

function indexOfRank(order: OrderedRow[], rank: string): number {
  const index = order.findIndex((row) => row.rank !== null && row.rank >= rank);
  return index === -1 ? order.length : index;
}

/** Ranks for the rows without one, between the ranks of the others. */
function newRanks(order: OrderedRow[]): [string, string][] {
  const given: [string, string][] = [];
  for (let index = 0; index < order.length; index++) {
    if (order[index]?.rank !== null) continue;
    const end = order.findIndex((row, later) => later > index && row.rank !== null);
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
