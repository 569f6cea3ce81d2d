import { isFiltered } from "@/components/filters/is-filtered";
import type { OpportunityMove } from "@/lib/client/opportunities";
import type { BoardState, Move } from "./board-model";
import { type BoardPosition, type CardList, indexOfPlace, putCard, without } from "./card-lists";

export type MoveRequest =
  | { kind: "reorder"; stageId: string; orderedIds: readonly string[] }
  | { kind: "move"; body: OpportunityMove; ifMatch?: number };

type Confirmed = Pick<BoardState, "filter" | "cards" | "lists">;

/**
 * What a move asks of the server, given what the server has confirmed so far; null when the card stands there already.
 * Among loaded cards of its own stage: a reorder of the cards between the old and the new place. Otherwise: the stage,
 * the place and the neighbour that were meant. A move that takes another one back names the version it is based on.
 */
export function moveRequest(confirmed: Confirmed, move: Move): MoveRequest | null {
  const { cardId, to, reverts } = move;
  if (reverts)
    return { kind: "move", body: bodyOfTakingBack(confirmed, move), ifMatch: reverts.ifMatch };
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

function bodyOfTakingBack(confirmed: Confirmed, move: Move): OpportunityMove {
  const { expected_stage_id: _stage, ...body } = moveBody(confirmed, move);
  const { position = body.stage_position, lostReason = null } = move.reverts ?? {};
  return {
    ...body,
    stage_position: position,
    lost_reason: move.lostReason ?? lostReason ?? undefined,
  };
}

function moveBody(confirmed: Confirmed, move: Move): OpportunityMove {
  const { cardId, to: meant, lostReason } = move;
  const ids = without(confirmed.lists[meant.stageId] ?? [], cardId);
  const to = isFiltered(confirmed.filter) ? withNeighbours(ids, meant) : meant;
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

// Neighbours that were not loaded yet when the place was chosen.
function withNeighbours(ids: CardList, to: BoardPosition): BoardPosition {
  if (to.afterId !== undefined || to.beforeId !== undefined) return to;
  return { ...to, afterId: ids[to.index - 1] ?? undefined, beforeId: ids[to.index] ?? undefined };
}

// Unfiltered, an index is a position. Filtered, only a neighbour's own position tells.
function intendedPosition(
  { filter, cards }: Confirmed,
  ids: CardList,
  cardId: string,
  to: BoardPosition,
): number {
  const index = indexOfPlace(ids, to);
  if (!isFiltered(filter)) return index;
  const [after, before] = [cards[ids[index - 1] ?? ""], cards[ids[index] ?? ""]];
  const card = cards[cardId];
  const leavesAbove = (position: number) =>
    card?.pipeline_stage_id === to.stageId && card.stage_position < position;
  if (after) return after.stage_position + (leavesAbove(after.stage_position) ? 0 : 1);
  if (before) return before.stage_position - (leavesAbove(before.stage_position) ? 1 : 0);
  return to.index;
}
