import type { BoardFilter, StagePage } from "@/lib/client/opportunities";
import type { OpportunitySummary } from "@/lib/domain/opportunities/list/schema";
import type { OpportunityRecord, StagePlaces } from "@/lib/domain/opportunities/schema";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import type { BoardPosition, CardLists } from "./card-lists";

/** A move of a card; pending until the server responds. */
export type Move = {
  id: number;
  cardId: string;
  to: BoardPosition;
  /** The first of the moves that were made by one drop; by default this one. */
  group?: number | undefined;
  /**
   * The stage it was moved from. Undefined if a move of it was already pending: then its stage when
   * this one is sent.
   */
  expectedStageId?: string | undefined;
  lostReason?: string;
  reverts?: RevertedMove;
};

/**
 * The opportunity whose last move a reverting move takes back, and the version it requires. After two
 * neighbours were swapped it may be the other one.
 */
export type RevertedMove = { id: string; ifMatch: number };

/** The first cards of a stage. */
export type ColumnPage = StagePage & { pipeline_stage_id: string };

/**
 * Where the dragged card would be dropped; `top` is the mark's distance from the top of the list,
 * in pixels.
 */
export type DropTarget = { position: BoardPosition; top: number | null };

/**
 * The board as one value. `lists` is the confirmed order, as long as each stage; `shown` adds every
 * pending move and the keyboard drag, so a refused move rolls back its own card and nothing else.
 */
export type BoardState = {
  pipelineId: string;
  filter: BoardFilter;
  stages: readonly StageRecord[];
  cards: Readonly<Record<string, OpportunityRecord>>;
  lists: CardLists;
  /** Stages of which a part failed to load; they wait for a retry. */
  failed: ReadonlySet<string>;
  deleted: ReadonlySet<string>;
  moves: readonly Move[];
  keyboardDrag: { cardId: string; to: BoardPosition } | null;
  shown: CardLists;
  summary: OpportunitySummary;
  /**
   * Per stage, a number that rises when its order changes: responses to earlier reads are out of
   * date.
   */
  revisions: Readonly<Record<string, number>>;
  /** Ids of the pending moves that wait for a lost reason. */
  awaitingReason: readonly number[];
  drag: { cardId: string; target: DropTarget | null } | null;
  /** The card of each column that Tab stops at. */
  tabStops: Readonly<Record<string, string>>;
  announcement: string;
  /** The card that has just been won. */
  wonCardId: string | null;
};

export type BoardAction =
  | {
      type: "refreshed";
      stages: readonly StageRecord[];
      columns: readonly ColumnPage[];
      summary: OpportunitySummary;
    }
  | { type: "rangeLoaded"; range: CardRange }
  | { type: "loadFailed"; stageId: string; hasFailed: boolean }
  | { type: "totalsLoaded"; summary: OpportunitySummary }
  | { type: "stageTotalsLoaded"; stages: OpportunitySummary["stages"] }
  | { type: "moveStarted"; move: Move }
  | { type: "moveConfirmed"; moveId: number; record: OpportunityRecord }
  | { type: "stageReordered"; moveId: number; positions: StagePlaces }
  | { type: "moveRejected"; moveId: number; current?: OpportunityRecord; isDeleted?: boolean }
  | { type: "reasonRequired"; moveId: number }
  | { type: "reasonGiven"; group: number; lostReason: string }
  | { type: "recordsChanged"; changes: Changes }
  | { type: "keyboardDragChanged"; keyboardDrag: BoardState["keyboardDrag"] }
  | { type: "dragChanged"; drag: BoardState["drag"] }
  | { type: "focused"; stageId: string; cardId: string }
  | { type: "announced"; announcement: string }
  | { type: "dealWon"; cardId: string | null };

/**
 * Changes made outside this board. `arrived` lists the opportunities that are new in their current
 * stage, `deleted` the deleted ones.
 */
export type Changes = {
  records: readonly OpportunityRecord[];
  arrived: ReadonlySet<string>;
  deleted: readonly string[];
};

/**
 * Consecutive cards of a stage as the server lists them; `total` is the number of cards in the
 * stage, if known.
 */
export type CardRange = {
  stageId: string;
  offset: number;
  records: readonly OpportunityRecord[];
  total?: number;
};
