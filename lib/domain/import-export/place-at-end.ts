import { generateNKeysBetween } from "fractional-indexing";
import type { ImportContext } from "./import-context";
import type { Planned } from "./plan-records";

/**
 * Ranks the live ones among `planned` that are new to their stage (created, moved or restored) after what it holds: by
 * the positions the bundle gives (`positionOf` a row's index), those without one after them, else in the bundle's order.
 */
export async function placeAtEnd(
  { tx, actor }: ImportContext,
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
  const last = await tx.$queryRaw<{ stage_id: string; rank: string }[]>`
    SELECT s.stage_id, last.rank FROM unnest(${[...arrivals.keys()]}::uuid[]) AS s(stage_id) CROSS JOIN LATERAL (
      SELECT rank FROM opportunities o
      WHERE o.organization_id = ${actor.organizationId}::uuid AND o.stage_id = s.stage_id AND o.deleted_at IS NULL
      ORDER BY rank DESC LIMIT 1) last`;
  const lastRank = new Map(last.map(({ stage_id, rank }) => [stage_id, rank]));
  const position = ({ place }: Planned) => positionOf.get(place.index) ?? Number.MAX_SAFE_INTEGER;
  for (const [stageId, records] of arrivals) {
    records.sort(
      (a, b) => position(a) - position(b) || (a.place.index ?? 0) - (b.place.index ?? 0),
    );
    const ranks = generateNKeysBetween(lastRank.get(stageId) ?? null, null, records.length);
    for (const [index, record] of records.entries()) record.after.rank = ranks[index] ?? "";
  }
}

function isArriving({ before, after }: Planned): boolean {
  return (
    after.deleted_at === null &&
    (before === null || before.deleted_at !== null || before.stage_id !== after.stage_id)
  );
}
