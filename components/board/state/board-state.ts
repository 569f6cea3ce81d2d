import type { OpportunitySummary } from "@/lib/domain/opportunities/list/schema";
import type { OpportunityRecord, StagePlaces } from "@/lib/domain/opportunities/schema";
import { applyChanges } from "./apply-changes";
import type { BoardAction, BoardState, Changes } from "./board-model";
import { putCard, takeCard } from "./card-lists";
import { listsOf } from "./initial-board-state";
import { mergeRange } from "./merge-range";
import { placeOfRecord } from "./position-of-record";

/** The board after something happened. Pure and synchronous: what a drop changes is there before the next paint. */
export function boardReducer(state: BoardState, action: BoardAction): BoardState {
  const next = withoutGoneReasons(reduce(state, action));
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
      return show({ ...state, carry: null, moves: [...state.moves, action.move] });
    case "moveConfirmed":
      return show(confirm(state, action.moveId, action.record));
    case "stageReordered":
      return show(reorder(state, action.moveId, action.places));
    case "moveRejected":
      return show(refuse(state, action));
    case "reasonWanted":
      return { ...state, reasonsWanted: [...state.reasonsWanted, action.moveId] };
    case "reasonGiven":
      return { ...state, reasonsWanted: state.reasonsWanted.filter((id) => id !== action.moveId) };
    case "recordsChanged":
      return show(change(state, action.changes));
    case "keyboardDragChanged":
      return show({ ...state, carry: action.carry });
    case "dragChanged":
      return { ...state, drag: action.drag };
    case "focused":
      return { ...state, tabStops: { ...state.tabStops, [action.stageId]: action.cardId } };
    case "announced":
      return { ...state, announcement: action.announcement };
    case "dealWon":
      return { ...state, celebrated: action.cardId };
  }
}

// Stages that are new bring their cards; of the others only the server's next answer to the board itself is certain.
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
  const asMeant = record.pipeline_stage_id === move.to.stageId;
  const place = asMeant
    ? { ...move.to, index: placeOfRecord(state, record).index }
    : placeOfRecord(state, record);
  const cards = { ...state.cards, [record.id]: record };
  return { ...settled, cards, lists: putCard(settled.lists, record.id, place) };
}

function reorder(state: BoardState, moveId: number, places: StagePlaces): BoardState {
  const move = state.moves.find(({ id }) => id === moveId);
  const cards = { ...state.cards };
  for (const { id, stage_position, lock_version } of places.opportunities) {
    const card = cards[id];
    if (card) cards[id] = { ...card, stage_position, lock_version };
  }
  const settled = { ...settle(state, moveId), cards };
  return move ? { ...settled, lists: putCard(settled.lists, move.cardId, move.to) } : settled;
}

function refuse(
  state: BoardState,
  { moveId, current, isGone }: Extract<BoardAction, { type: "moveRejected" }>,
): BoardState {
  const move = state.moves.find(({ id }) => id === moveId);
  const settled = settle(state, moveId);
  if (!move || (!current && !isGone)) return settled;
  // Whoever moved it on did so from a place where it no longer was.
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
    lists: putCard(conflicted.lists, current.id, placeOfRecord(conflicted, current)),
  };
}

function change(state: BoardState, changes: Changes): BoardState {
  return remove({ ...state, ...applyChanges(state, changes) }, changes.deleted);
}

function remove(state: BoardState, cardIds: readonly string[]): BoardState {
  const gone = new Set(cardIds);
  return {
    ...state,
    lists: cardIds.reduce(takeCard, state.lists),
    deleted: new Set([...state.deleted, ...cardIds]),
    moves: state.moves.filter(({ cardId }) => !gone.has(cardId)),
    carry: state.carry && gone.has(state.carry.cardId) ? null : state.carry,
  };
}

function settle(state: BoardState, moveId: number): BoardState {
  return { ...state, moves: state.moves.filter(({ id }) => id !== moveId) };
}

// A move that is gone, as with its card, is not asked about.
function withoutGoneReasons(state: BoardState): BoardState {
  const reasonsWanted = state.reasonsWanted.filter((wanted) =>
    state.moves.some(({ id }) => id === wanted),
  );
  return reasonsWanted.length === state.reasonsWanted.length ? state : { ...state, reasonsWanted };
}

function show(state: BoardState): BoardState {
  const pending = state.carry ? [...state.moves, state.carry] : state.moves;
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
