import type { OpportunityMove } from "@/lib/client/opportunities";
import type { BoardState, Move } from "./board-state";
import { indexOfPlace, type Place, putCard, without } from "./card-lists";
import { isFiltered } from "./is-filtered";

export type MoveRequest =
  | { kind: "reorder"; stageId: string; orderedIds: readonly string[] }
  | { kind: "move"; body: OpportunityMove };

type Confirmed = Pick<BoardState, "filter" | "cards" | "lists" | "cursors">;

/**
 * What a move asks of the server, given what the server has confirmed so far; null when the card stands there already.
 * Among loaded cards of its own stage: a reorder of the cards between the old and the new place. Otherwise: the stage,
 * the place and the neighbour that were meant.
 */
export function moveRequest(confirmed: Confirmed, move: Move): MoveRequest | null {
  const ids = confirmed.lists[move.to.stageId] ?? [];
  const from = ids.indexOf(move.cardId);
  const moved =
    putCard(confirmed.lists, move.cardId, move.to, confirmed.cursors[move.to.stageId] != null)[move.to.stageId] ?? [];
  const to = moved.indexOf(move.cardId);
  if (from >= 0 && from === to) return null;
  if (from >= 0 && to >= 0) {
    return {
      kind: "reorder",
      stageId: move.to.stageId,
      orderedIds: moved.slice(Math.min(from, to), Math.max(from, to) + 1),
    };
  }
  return { kind: "move", body: moveBody(confirmed, move) };
}

function moveBody(confirmed: Confirmed, { cardId, to, lostReason }: Move): OpportunityMove {
  const ids = without(confirmed.lists[to.stageId] ?? [], cardId);
  const body: OpportunityMove = {
    pipeline_stage_id: to.stageId,
    stage_position: intendedPosition(confirmed, ids, cardId, to),
    expected_stage_id: confirmed.cards[cardId]?.pipeline_stage_id,
    lost_reason: lostReason,
  };
  const isThere = (id: string | undefined) => id !== undefined && ids.includes(id);
  if (to.afterId !== undefined && (isThere(to.afterId) || !isThere(to.beforeId)))
    return { ...body, after_id: to.afterId };
  return to.beforeId === undefined ? body : { ...body, before_id: to.beforeId };
}

// Unfiltered, the loaded cards are the first of their stage. Filtered, only a neighbour's own position tells.
function intendedPosition({ filter, cards }: Confirmed, ids: readonly string[], cardId: string, to: Place): number {
  const index = indexOfPlace(ids, to);
  if (!isFiltered(filter)) return index;
  const [after, before] = [cards[ids[index - 1] ?? ""], cards[ids[index] ?? ""]];
  const card = cards[cardId];
  const leavesAbove = (position: number) => card?.pipeline_stage_id === to.stageId && card.stage_position < position;
  if (after) return after.stage_position + (leavesAbove(after.stage_position) ? 0 : 1);
  if (before) return before.stage_position - (leavesAbove(before.stage_position) ? 1 : 0);
  return to.index;
}
