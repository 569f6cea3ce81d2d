import { randomInt } from "node:crypto";
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import { invalid } from "@/lib/domain/errors";
import type { RankSlot, RequestedPosition } from "./sql/slot";

/** A rank that stands there, and the dense position it means where that was cheap to know; `isEnd`: after all others. */
export type NewRank = { rank: string; position?: number; isEnd?: boolean };

/**
 * A rank in the gap of the wished place. `attempt` above 0 avoids the ranks that others are taking at the same moment.
 * Throws `invalid` without a gap: the only wish was a neighbour that is not in the stage.
 */
export function rankInSlot(
  gap: RankSlot | null,
  wish: RequestedPosition,
  attempt: number,
): NewRank {
  if (!gap) {
    const field = wish.after_id !== undefined ? "after_id" : "before_id";
    throw invalid({ field, message: "must be an opportunity in that stage" });
  }
  const position = attempt === 0 ? gap.position : undefined;
  return { rank: between(gap, attempt), position, isEnd: gap.next === null };
}

/** Concurrent writers to one gap draw the same key; from the second attempt on they draw from ever more. */
function between({ previous, next }: RankSlot, attempt: number): string {
  if (attempt === 0) return generateKeyBetween(previous, next);
  const keys = generateNKeysBetween(previous, next, 2 ** Math.min(attempt + 2, 7));
  return keys[randomInt(keys.length)] ?? generateKeyBetween(previous, next);
}
