import type { BoardFilter, StagePage } from "@/lib/client/opportunities";
import type { OpportunityChangeEvent } from "@/lib/client/opportunity-events";
import type { OpportunityRecord, OpportunitySummary, StagePlaces } from "@/lib/domain/opportunities/schema";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import { type CardLists, type Place, putCard, stageListing, takeCard } from "./card-lists";
import { mergeFirstPages, mergePage } from "./merge-pages";
import { matchesSearch, placeOfRecord } from "./place-of-record";

/** A card that was put somewhere; pending until the server has answered. */
export type Move = { id: number; cardId: string; to: Place; lostReason?: string };

export type ColumnPage = StagePage & { pipeline_stage_id: string };

/** Where the pointer would drop what it drags; `top` is the mark's distance from the top of the list, in pixels. */
export type DropTarget = { place: Place; top: number | null };

/**
 * The board as one value. `lists` is what the server has confirmed; `shown` is that with every pending move and the
 * keyboard's carried card applied, so a refused move takes back its own card and nothing else.
 */
export type BoardState = {
  pipelineId: string;
  filter: BoardFilter;
  stages: readonly StageRecord[];
  cards: Readonly<Record<string, OpportunityRecord>>;
  lists: CardLists;
  /** Where each stage's next page starts; null when it is loaded whole. */
  cursors: Readonly<Record<string, string | null>>;
  deleted: ReadonlySet<string>;
  moves: readonly Move[];
  carry: { cardId: string; to: Place } | null;
  shown: CardLists;
  summary: OpportunitySummary;
  /** Rises with everything the server confirms about places. */
  revision: number;
  /** Pending moves that wait for the reason of a loss. */
  reasonsWanted: readonly number[];
  drag: { cardId: string; target: DropTarget | null } | null;
  /** The card of each column that the Tab key stops at. */
  tabStops: Readonly<Record<string, string>>;
  announcement: string;
};

export type BoardAction =
  | { type: "refreshed"; columns: readonly ColumnPage[] }
  | { type: "pageLoaded"; stageId: string; cursor: string; page: StagePage }
  | { type: "totalled"; summary: OpportunitySummary }
  | { type: "moved"; move: Move }
  | { type: "confirmed"; moveId: number; record: OpportunityRecord }
  | { type: "reordered"; moveId: number; places: StagePlaces }
  | { type: "refused"; moveId: number; current?: OpportunityRecord; isGone?: boolean }
  | { type: "reasonWanted"; moveId: number }
  | { type: "reasonGiven"; moveId: number }
  | { type: "changed"; event: OpportunityChangeEvent }
  | { type: "carried"; carry: BoardState["carry"] }
  | { type: "dragged"; drag: BoardState["drag"] }
  | { type: "focused"; stageId: string; cardId: string }
  | { type: "announced"; announcement: string };

/** The board after something happened. Pure and synchronous: what a drop changes is there before the next paint. */
export function boardReducer(state: BoardState, action: BoardAction): BoardState {
  switch (action.type) {
    case "refreshed":
      return show({ ...state, ...mergeFirstPages(state, action.columns) });
    case "pageLoaded":
      return show({ ...state, ...mergePage(state, action) });
    case "totalled":
      return { ...state, summary: action.summary };
    case "moved":
      return show({ ...state, carry: null, moves: [...state.moves, action.move] });
    case "confirmed":
      return show(confirm(state, action.moveId, action.record));
    case "reordered":
      return show(reorder(state, action.moveId, action.places));
    case "refused":
      return show(refuse(state, action));
    case "reasonWanted":
      return { ...state, reasonsWanted: [...state.reasonsWanted, action.moveId] };
    case "reasonGiven":
      return { ...state, reasonsWanted: state.reasonsWanted.filter((id) => id !== action.moveId) };
    case "changed":
      return show(change(state, action.event));
    case "carried":
      return show({ ...state, carry: action.carry });
    case "dragged":
      return { ...state, drag: action.drag };
    case "focused":
      return { ...state, tabStops: { ...state.tabStops, [action.stageId]: action.cardId } };
    case "announced":
      return { ...state, announcement: action.announcement };
  }
}

function confirm(state: BoardState, moveId: number, record: OpportunityRecord): BoardState {
  const move = state.moves.find(({ id }) => id === moveId);
  const settled = settle(state, moveId);
  if (!move) return settled;
  const asMeant = record.pipeline_stage_id === move.to.stageId;
  const place = asMeant ? { ...move.to, index: placeOfRecord(state, record).index } : placeOfRecord(state, record);
  return put({ ...settled, cards: { ...state.cards, [record.id]: record } }, record, place);
}

function reorder(state: BoardState, moveId: number, places: StagePlaces): BoardState {
  const move = state.moves.find(({ id }) => id === moveId);
  const cards = { ...state.cards };
  for (const { id, stage_position } of places.opportunities) {
    const card = cards[id];
    if (card) cards[id] = { ...card, stage_position };
  }
  const settled = { ...settle(state, moveId), cards };
  const card = move && cards[move.cardId];
  return card ? put(settled, card, move.to) : settled;
}

function refuse(state: BoardState, { moveId, current, isGone }: Extract<BoardAction, { type: "refused" }>): BoardState {
  const move = state.moves.find(({ id }) => id === moveId);
  const settled = settle(state, moveId);
  if (!move || (!current && !isGone)) return settled;
  // Whoever moved it on did so from a place where it no longer was.
  const conflicted = { ...settled, moves: settled.moves.filter(({ cardId }) => cardId !== move.cardId) };
  return current ? replace(conflicted, current) : remove(conflicted, move.cardId);
}

function change(state: BoardState, { kind, opportunity }: OpportunityChangeEvent): BoardState {
  if (kind === "deleted") return remove(state, opportunity.id);
  if (!state.deleted.has(opportunity.id)) return replace(state, opportunity);
  const deleted = new Set(state.deleted);
  deleted.delete(opportunity.id);
  return replace({ ...state, deleted }, opportunity);
}

// A record as it is now, where it is now; in its own stage it keeps its place.
function replace(state: BoardState, record: OpportunityRecord): BoardState {
  if ((state.cards[record.id]?.lock_version ?? -1) > record.lock_version) return state;
  const known = { ...state, cards: { ...state.cards, [record.id]: record } };
  if (record.pipeline_id !== state.pipelineId || !matchesSearch(record, state.filter.q ?? "")) {
    return { ...known, lists: takeCard(known.lists, record.id) };
  }
  if (stageListing(state.lists, record.id) === record.pipeline_stage_id) return known;
  return put(known, record, placeOfRecord(state, record));
}

function put(state: BoardState, record: OpportunityRecord, place: Place): BoardState {
  const hasMore = state.cursors[place.stageId] != null;
  return { ...state, revision: state.revision + 1, lists: putCard(state.lists, record.id, place, hasMore) };
}

function remove(state: BoardState, cardId: string): BoardState {
  return {
    ...state,
    revision: state.revision + 1,
    lists: takeCard(state.lists, cardId),
    deleted: new Set(state.deleted).add(cardId),
    moves: state.moves.filter((move) => move.cardId !== cardId),
    carry: state.carry?.cardId === cardId ? null : state.carry,
  };
}

function settle(state: BoardState, moveId: number): BoardState {
  return {
    ...state,
    moves: state.moves.filter(({ id }) => id !== moveId),
    reasonsWanted: state.reasonsWanted.filter((id) => id !== moveId),
  };
}

function show(state: BoardState): BoardState {
  const pending = state.carry ? [...state.moves, state.carry] : state.moves;
  const shown = pending.reduce(
    (lists, { cardId, to }) => putCard(lists, cardId, to, state.cursors[to.stageId] != null),
    state.lists,
  );
  return { ...state, shown };
}
