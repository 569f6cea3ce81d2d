import type { OpportunitySummary } from "@/lib/domain/opportunities/list/schema";
import type { OpportunityRecord, StagePlaces } from "@/lib/domain/opportunities/schema";
import { applyChanges } from "./apply-changes";
import type { BoardAction, BoardState, Changes, Move } from "./board-model";
import { putCard, takeCard } from "./card-lists";
import { groupOf } from "./group-of";
import { listsOf } from "./initial-board-state";
import { mergeRange } from "./merge-range";
import { positionOfRecord } from "./position-of-record";

/**
 * Returns the board after an action. Pure and synchronous, so that a drop is visible in the next
 * paint.
 */
export function boardReducer(state: BoardState, action: BoardAction): BoardState {
  const next = withoutVanishedReasons(reduce(state, action));
  if (next.lists === state.lists || action.type === "rangeLoaded") return next;
  const changed = Object.keys(next.lists).filter(
    (stageId) => next.lists[stageId] !== state.lists[stageId],
  );
  const revisions = { ...state.revisions };
  for (const stageId of changed) revisions[stageId] = (revisions[stageId] ?? 0) + 1;
  return { ...next, revisions };
}

function reduce(state: BoardState, action: BoardAction): BoardState {
  switch (action.type) {
    case "refreshed":
      return show(refresh(state, action));
    case "rangeLoaded":
      return show({ ...state, ...mergeRange(state, action.range) });
    case "loadFailed":
      return { ...state, failed: toggled(state.failed, action.stageId, action.hasFailed) };
    case "totalsLoaded":
      return { ...state, summary: action.summary };
    case "stageTotalsLoaded":
      return {
        ...state,
        summary: { ...state.summary, stages: replaced(state.summary.stages, action.stages) },
      };
    case "moveStarted":
      return show({ ...state, keyboardDrag: null, moves: [...state.moves, action.move] });
    case "moveConfirmed":
      return show(confirm(state, action.moveId, action.record));
    case "stageReordered":
      return show(reorder(state, action.moveId, action.positions));
    case "moveRejected":
      return show(refuse(state, action));
    case "reasonRequired":
      return { ...state, awaitingReason: [...state.awaitingReason, action.moveId] };
    case "reasonGiven":
      return giveReason(state, action);
    case "recordsChanged":
      return show(change(state, action.changes));
    case "keyboardDragChanged":
      return show({ ...state, keyboardDrag: action.keyboardDrag });
    case "dragChanged":
      return { ...state, drag: action.drag };
    case "focused":
      return { ...state, tabStops: { ...state.tabStops, [action.stageId]: action.cardId } };
    case "announced":
      return { ...state, announcement: action.announcement };
    case "dealWon":
      return { ...state, wonCardId: action.cardId };
  }
}

// New stages bring their cards. Known stages keep theirs until the board's own reread, which is
// newer than the page.
function refresh(
  state: BoardState,
  { stages, columns, summary }: Extract<BoardAction, { type: "refreshed" }>,
): BoardState {
  const lists = { ...listsOf(stages, columns, summary) };
  for (const { id } of stages) lists[id] = state.lists[id] ?? lists[id] ?? [];
  const records = columns.flatMap(({ opportunities }) => opportunities);
  const cards = {
    ...Object.fromEntries(records.map((record) => [record.id, record])),
    ...state.cards,
  };
  return { ...state, stages, summary, cards, lists };
}

function confirm(state: BoardState, moveId: number, record: OpportunityRecord): BoardState {
  const move = state.moves.find(({ id }) => id === moveId);
  const settled = settle(state, moveId);
  if (!move) return settled;
  const isInTargetStage = record.pipeline_stage_id === move.to.stageId;
  const position = isInTargetStage
    ? { ...move.to, index: positionOfRecord(state, record).index }
    : positionOfRecord(state, record);
  const cards = { ...state.cards, [record.id]: record };
  return { ...settled, cards, lists: putCard(settled.lists, record.id, position) };
}

function reorder(state: BoardState, moveId: number, positions: StagePlaces): BoardState {
  const move = state.moves.find(({ id }) => id === moveId);
  const cards = { ...state.cards };
  for (const { id, stage_position, lock_version } of positions.opportunities) {
    const card = cards[id];
    if (card) cards[id] = { ...card, stage_position, lock_version };
  }
  const settled = { ...settle(state, moveId), cards };
  return move ? { ...settled, lists: putCard(settled.lists, move.cardId, move.to) } : settled;
}

function refuse(
  state: BoardState,
  { moveId, current, isDeleted }: Extract<BoardAction, { type: "moveRejected" }>,
): BoardState {
  const move = state.moves.find(({ id }) => id === moveId);
  const settled = settle(state, moveId);
  if (!move || (!current && !isDeleted)) return settled;
  // Later pending moves of this card built on the rejected one; drop them too.
  const conflicted = {
    ...settled,
    moves: settled.moves.filter(({ cardId }) => cardId !== move.cardId),
  };
  if (!current) return remove(conflicted, [move.cardId]);
  const cards = { ...state.cards, [current.id]: current };
  if (current.pipeline_id !== state.pipelineId) {
    return { ...conflicted, cards, lists: takeCard(state.lists, current.id) };
  }
  return {
    ...conflicted,
    cards,
    lists: putCard(conflicted.lists, current.id, positionOfRecord(conflicted, current)),
  };
}

function giveReason(
  state: BoardState,
  { group, lostReason }: Extract<BoardAction, { type: "reasonGiven" }>,
): BoardState {
  const isOfGroup = (move: Move) => groupOf(move) === group;
  const given = new Set(state.moves.filter(isOfGroup).map(({ id }) => id));
  return {
    ...state,
    moves: state.moves.map((move) => (isOfGroup(move) ? { ...move, lostReason } : move)),
    awaitingReason: state.awaitingReason.filter((id) => !given.has(id)),
  };
}

function change(state: BoardState, changes: Changes): BoardState {
  return remove({ ...state, ...applyChanges(state, changes) }, changes.deleted);
}

function remove(state: BoardState, cardIds: readonly string[]): BoardState {
  const removed = new Set(cardIds);
  return {
    ...state,
    lists: cardIds.reduce(takeCard, state.lists),
    deleted: new Set([...state.deleted, ...cardIds]),
    moves: state.moves.filter(({ cardId }) => !removed.has(cardId)),
    keyboardDrag:
      state.keyboardDrag && removed.has(state.keyboardDrag.cardId) ? null : state.keyboardDrag,
  };
}

function settle(state: BoardState, moveId: number): BoardState {
  return { ...state, moves: state.moves.filter(({ id }) => id !== moveId) };
}

// A move that is no longer pending, for example because its card was deleted, needs no reason.
function withoutVanishedReasons(state: BoardState): BoardState {
  const awaitingReason = state.awaitingReason.filter((wanted) =>
    state.moves.some(({ id }) => id === wanted),
  );
  return awaitingReason.length === state.awaitingReason.length
    ? state
    : { ...state, awaitingReason };
}

function show(state: BoardState): BoardState {
  const pending = state.keyboardDrag ? [...state.moves, state.keyboardDrag] : state.moves;
  const shown = pending.reduce((lists, { cardId, to }) => putCard(lists, cardId, to), state.lists);
  return { ...state, shown };
}

function toggled(set: ReadonlySet<string>, member: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(member);
  else next.delete(member);
  return next;
}

function replaced(stages: OpportunitySummary["stages"], news: OpportunitySummary["stages"]) {
  return stages.map(
    (stage) => news.find((one) => one.pipeline_stage_id === stage.pipeline_stage_id) ?? stage,
  );
}
