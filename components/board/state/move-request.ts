import { isFiltered } from "@/components/filters/is-filtered";
import type { OpportunityMove } from "@/lib/client/opportunities";
import type { BoardState, Move } from "./board-model";
import {
  type BoardPosition,
  type CardList,
  indexOfPosition,
  putCard,
  withoutCard,
} from "./card-lists";

type MoveRequest =
  | { kind: "reorder"; stageId: string; orderedIds: readonly string[] }
  | { kind: "move"; body: OpportunityMove }
  | { kind: "undo"; id: string; ifMatch: number };

type Confirmed = Pick<BoardState, "filter" | "cards" | "lists">;

/**
 * Returns the request for a move, given the confirmed state; null when the card is already there.
 * Among loaded cards of its own stage it is a reorder of the cards between the old and the new
 * position, otherwise a move with the intended stage, position and neighbour. A reverting move
 * is an undo on the version it is based on.
 */
export function moveRequest(confirmed: Confirmed, move: Move): MoveRequest | null {
  const { cardId, to, reverts } = move;
  if (reverts) return { kind: "undo", ...reverts };
  const from = confirmed.lists[to.stageId]?.indexOf(cardId) ?? -1;
  if (from < 0) return { kind: "move", body: moveBody(confirmed, move) };
  const moved = putCard(confirmed.lists, cardId, to)[to.stageId] ?? [];
  const index = moved.indexOf(cardId);
  if (from === index) return null;
  const between = moved.slice(Math.min(from, index), Math.max(from, index) + 1);
  const orderedIds = between.filter((id) => id !== null);
  if (orderedIds.length === between.length)
    return { kind: "reorder", stageId: to.stageId, orderedIds };
  return { kind: "move", body: moveBody(confirmed, move) };
}

function moveBody(confirmed: Confirmed, move: Move): OpportunityMove {
  const { cardId, to: intended, lostReason } = move;
  const ids = withoutCard(confirmed.lists[intended.stageId] ?? [], cardId);
  const to = isFiltered(confirmed.filter) ? withNeighbours(ids, intended) : intended;
  const body: OpportunityMove = {
    pipeline_stage_id: to.stageId,
    stage_position: intendedPosition(confirmed, ids, cardId, to),
    expected_stage_id: move.expectedStageId ?? confirmed.cards[cardId]?.pipeline_stage_id,
    lost_reason: lostReason,
  };
  const isThere = (id: string | undefined) => id !== undefined && ids.includes(id);
  if (to.afterId !== undefined && (isThere(to.afterId) || !isThere(to.beforeId)))
    return { ...body, after_id: to.afterId };
  return to.beforeId === undefined ? body : { ...body, before_id: to.beforeId };
}

// Adds neighbours that were not loaded yet when the user chose the position.
function withNeighbours(ids: CardList, to: BoardPosition): BoardPosition {
  if (to.afterId !== undefined || to.beforeId !== undefined) return to;
  return { ...to, afterId: ids[to.index - 1] ?? undefined, beforeId: ids[to.index] ?? undefined };
}

// Without a filter the index is the position. Under a filter it follows from a neighbour's own
// position.
function intendedPosition(
  { filter, cards }: Confirmed,
  ids: CardList,
  cardId: string,
  to: BoardPosition,
): number {
  const index = indexOfPosition(ids, to);
  if (!isFiltered(filter)) return index;
  const [after, before] = [cards[ids[index - 1] ?? ""], cards[ids[index] ?? ""]];
  const card = cards[cardId];
  const leavesAbove = (position: number) =>
    card?.pipeline_stage_id === to.stageId && card.stage_position < position;
  if (after) return after.stage_position + (leavesAbove(after.stage_position) ? 0 : 1);
  if (before) return before.stage_position - (leavesAbove(before.stage_position) ? 1 : 0);
  return to.index;
}
