import { randomInt } from "node:crypto";
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import { invalid } from "@/lib/domain/errors";
import type { RankSlot, RequestedPosition } from "./sql/slot";

/** A rank to write, and its dense position where that was cheap to compute; `isEnd`: after all others. */
export type NewRank = { rank: string; position?: number; isEnd?: boolean };

/**
 * A rank in the slot of the requested position. `attempt` above 0 avoids the ranks that concurrent
 * writers choose. Throws `invalid` without a slot: only a neighbour was named, and it is not in the stage.
 */
export function rankInSlot(
  slot: RankSlot | null,
  requested: RequestedPosition,
  attempt: number,
): NewRank {
  if (!slot) {
    const field = requested.after_id !== undefined ? "after_id" : "before_id";
    throw invalid({ field, message: "must be an opportunity in that stage" });
  }
  const position = attempt === 0 ? slot.position : undefined;
  return { rank: between(slot, attempt), position, isEnd: slot.next === null };
}

/** Concurrent writers to one slot choose the same key; from the second attempt on they choose among ever more. */
function between({ previous, next }: RankSlot, attempt: number): string {
  if (attempt === 0) return generateKeyBetween(previous, next);
  const keys = generateNKeysBetween(previous, next, 2 ** Math.min(attempt + 2, 7));
  return keys[randomInt(keys.length)] ?? generateKeyBetween(previous, next);
}
