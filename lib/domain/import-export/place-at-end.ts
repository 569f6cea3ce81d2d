import { generateNKeysBetween } from "fractional-indexing";
import { TimeSlices } from "@/lib/domain/time-slices";
import type { ImportContext } from "./import-context";
import type { Planned } from "./plan-records";
import { readLastRanks } from "./sql/stages";

const RANKS_AT_ONCE = 1_000;

/**
 * Gives the live opportunities that are new to their stage (created, moved or restored) ranks after its
 * current ones: by their positions in the bundle (`positionOf` by row index), then those without one, ties
 * in the bundle's order.
 */
export async function placeAtEnd(
  context: ImportContext,
  planned: Planned[],
  positionOf: Map<number | null, number | null>,
): Promise<void> {
  const arrivals = new Map<string, Planned[]>();
  for (const record of planned) {
    const { stage_id: stageId } = record.after;
    if (typeof stageId !== "string" || !isArriving(record)) continue;
    const already = arrivals.get(stageId);
    if (already) already.push(record);
    else arrivals.set(stageId, [record]);
  }
  const lastRanks = await readLastRanks(context, [...arrivals.keys()]);
  const position = ({ place }: Planned) => positionOf.get(place.index) ?? Number.MAX_SAFE_INTEGER;
  const slices = new TimeSlices();
  for (const [stageId, records] of arrivals) {
    records.sort(
      (a, b) => position(a) - position(b) || (a.place.index ?? 0) - (b.place.index ?? 0),
    );
    let last = lastRanks.get(stageId) ?? null;
    for (let start = 0; start < records.length; start += RANKS_AT_ONCE) {
      if (slices.isOver()) await slices.next();
      const some = records.slice(start, start + RANKS_AT_ONCE);
      const ranks = generateNKeysBetween(last, null, some.length);
      for (const [index, record] of some.entries()) record.after.rank = ranks[index] ?? "";
      last = ranks.at(-1) ?? last;
    }
  }
}

function isArriving({ before, after }: Planned): boolean {
  return (
    after.deleted_at === null &&
    (before === null || before.deleted_at !== null || before.stage_id !== after.stage_id)
  );
}
