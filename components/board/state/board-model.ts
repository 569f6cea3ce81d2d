import type { BoardFilter, StagePage } from "@/lib/client/opportunities";
import type { OpportunitySummary } from "@/lib/domain/opportunities/list/schema";
import type { OpportunityRecord, StagePlaces } from "@/lib/domain/opportunities/schema";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import type { BoardPosition, CardLists } from "./card-lists";

/** A card that was put somewhere; pending until the server has answered. */
export type Move = {
  id: number;
  cardId: string;
  to: BoardPosition;
  /** The stage it was taken from; none when a move of it was pending already: then the one that it comes to stand in. */
  expectedStageId?: string | undefined;
  lostReason?: string;
  reverts?: RevertedMove;
};

/** What a move that takes another one back restores, and the version that it may be done on. */
export type RevertedMove = { ifMatch: number; position: number; lostReason: string | null };

/** The first cards of a stage. */
export type ColumnPage = StagePage & { pipeline_stage_id: string };

/** Where the pointer would drop what it drags; `top` is the mark's distance from the top of the list, in pixels. */
export type DropTarget = { place: BoardPosition; top: number | null };

/**
 * The board as one value. `lists` is what the server has confirmed, as long as each stage is; `shown` is that with every
 * pending move and the keyboard's carried card applied, so a refused move takes back its own card and nothing else.
 */
export type BoardState = {
  pipelineId: string;
  filter: BoardFilter;
  stages: readonly StageRecord[];
  cards: Readonly<Record<string, OpportunityRecord>>;
  lists: CardLists;
  /** Stages of which a part could not be loaded; they wait to be told to try again. */
  failed: ReadonlySet<string>;
  deleted: ReadonlySet<string>;
  moves: readonly Move[];
  carry: { cardId: string; to: BoardPosition } | null;
  shown: CardLists;
  summary: OpportunitySummary;
  /** For each stage a number that rises when the order of its cards changes: what was read before is out of date. */
  revisions: Readonly<Record<string, number>>;
  /** Pending moves that wait for the reason of a loss. */
  reasonsWanted: readonly number[];
  drag: { cardId: string; target: DropTarget | null } | null;
  /** The card of each column that the Tab key stops at. */
  tabStops: Readonly<Record<string, string>>;
  announcement: string;
  /** The card that has just been won. */
  celebrated: string | null;
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
  | { type: "stageReordered"; moveId: number; places: StagePlaces }
  | { type: "moveRejected"; moveId: number; current?: OpportunityRecord; isGone?: boolean }
  | { type: "reasonWanted"; moveId: number }
  | { type: "reasonGiven"; moveId: number }
  | { type: "recordsChanged"; changes: Changes }
  | { type: "keyboardDragChanged"; carry: BoardState["carry"] }
  | { type: "dragChanged"; drag: BoardState["drag"] }
  | { type: "focused"; stageId: string; cardId: string }
  | { type: "announced"; announcement: string }
  | { type: "dealWon"; cardId: string | null };

/**
 * What became of opportunities elsewhere. `arrived` are those that are new in the stage they are in now, `deleted` the ids
 * of those that are no more.
 */
export type Changes = {
  records: readonly OpportunityRecord[];
  arrived: ReadonlySet<string>;
  deleted: readonly string[];
};

/** Consecutive cards of a stage as the server has just listed them; `total` is how many the stage has, where that is known. */
export type CardRange = {
  stageId: string;
  offset: number;
  records: readonly OpportunityRecord[];
  total?: number;
};
