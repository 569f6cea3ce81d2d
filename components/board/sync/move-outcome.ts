import type { BoardState, Move } from "@/components/board/state/board-model";
import type { BoardStore } from "@/components/board/state/board-store";
import { type BoardPosition, positionAt, stageOfCard } from "@/components/board/state/card-lists";
import { isFiltered } from "@/components/filters/is-filtered";
import { ApiError } from "@/lib/client/api-error";
import { findOpportunity } from "@/lib/client/opportunities";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { BoardListener, WrittenMove } from "./board-listener";
import type { CardLoader } from "./card-loader";

type Caller = {
  resolve: (record: OpportunityRecord) => void;
  reject: (error: ApiError) => void;
};

/** A card and its position before a move of it is sent. */
type Origin = { card: OpportunityRecord; position: BoardPosition };

export type MoveOutcome = {
  /** Reports the move's outcome to this caller instead of the listener's `refused`. */
  onSettled: (moveId: number, caller: Caller) => void;
  /** Reports a move that the server confirmed; `origin` is where it started. */
  confirm: (
    move: Move,
    origin: Origin | undefined,
    written: WrittenMove | undefined,
  ) => Promise<void>;
  /** Rolls the move back, unless the server turns out to have made it. */
  fail: (move: Move, error: ApiError) => Promise<void>;
  /** Rejects a move that is no longer pending: its card was deleted, or another user moved it. */
  rejectVanished: (move: Move) => void;
};

/** Settles moves after the server's response: confirms them, or rolls back that one card. */
export function createMoveOutcome(
  store: BoardStore,
  loader: CardLoader,
  listener: BoardListener,
): MoveOutcome {
  const callers = new Map<number, Caller>();

  function reject(move: Move, error: ApiError, current?: OpportunityRecord) {
    const card = store.get().cards[move.cardId];
    store.dispatch({
      type: "moveRejected",
      moveId: move.id,
      current,
      isDeleted: error.status === 404,
    });
    const caller = callers.get(move.id);
    if (caller) caller.reject(error);
    else if (card) listener.refused(card, error);
    callers.delete(move.id);
  }

  return {
    onSettled(moveId, caller) {
      callers.set(moveId, caller);
    },
    async confirm(move, origin, written) {
      const { cards } = store.get();
      const after = cards[move.cardId];
      if (origin && after) {
        callers.get(move.id)?.resolve(cards[move.reverts?.id ?? move.cardId] ?? after);
        callers.delete(move.id);
        const isRevert = move.reverts !== undefined;
        listener.moved({ from: origin.position, before: origin.card, after, written, isRevert });
      }
      await rereadIfOutOfStep(store, loader, move.cardId);
    },
    async fail(move, error) {
      const card = store.get().cards[move.cardId];
      const found = await lookUpIfUnsure(move.cardId, error);
      const isMade =
        found?.pipeline_stage_id === move.to.stageId && found.lock_version !== card?.lock_version;
      if (found && isMade) {
        store.dispatch({ type: "moveConfirmed", moveId: move.id, record: found });
        callers.get(move.id)?.resolve(found);
        callers.delete(move.id);
        return;
      }
      const stages = [card?.pipeline_stage_id, move.to.stageId].filter((id) => id !== undefined);
      // Found where it was, it was not moved for certain.
      reject(move, found ? notMoved() : error, found ?? currentRecord(error));
      if (error.code === "invalid" || error.status === 404) await loader.reread(stages);
    },
    rejectVanished({ id, cardId }) {
      callers.get(id)?.reject(store.get().deleted.has(cardId) ? deleted() : unexpected());
      callers.delete(id);
    },
  };
}

/** Whether a move is neither confirmed nor rejected yet. */
export function isPending(store: BoardStore, { id }: Move): boolean {
  return store.get().moves.some((move) => move.id === id);
}

/** A card and its confirmed position; undefined if the board does not know the card. */
export function originOf(state: BoardState, cardId: string): Origin | undefined {
  const card = state.cards[cardId];
  return card && { card, position: confirmedPosition(state, card) };
}

/** The error of a request that failed without a response from the server. */
export function unexpected(): ApiError {
  return new ApiError(0, "unreachable", "Something went wrong. Try again.", [], {});
}

/** The error of a move that is known not to have been made, although its response was lost. */
function notMoved(): ApiError {
  return new ApiError(503, "unavailable", "The server could not be reached. Try again.", [], {});
}

function deleted(): ApiError {
  return new ApiError(404, "not_found", "It has been deleted.", [], {});
}

function confirmedPosition({ lists }: BoardState, card: OpportunityRecord): BoardPosition {
  const stageId = stageOfCard(lists, card.id);
  if (stageId === undefined) return { stageId: card.pipeline_stage_id, index: card.stage_position };
  return positionAt(lists, card.id, stageId, lists[stageId]?.indexOf(card.id) ?? 0);
}

function currentRecord({ code, body }: ApiError): OpportunityRecord | undefined {
  const isThere = (code === "conflict" || code === "stale") && body.opportunity;
  return isThere ? (body.opportunity as OpportunityRecord) : undefined;
}

// Without a response the move may have been made or not: read the record.
async function lookUpIfUnsure(
  cardId: string,
  { status }: ApiError,
): Promise<OpportunityRecord | undefined> {
  if (status !== 0 && status < 500) return undefined;
  return findOpportunity(cardId).catch(() => undefined);
}

// The position in the server's response shows whether others have changed the stage.
async function rereadIfOutOfStep(store: BoardStore, loader: CardLoader, cardId: string) {
  const { filter, cards, lists } = store.get();
  const card = cards[cardId];
  if (isFiltered(filter) || !card) return;
  const index = lists[card.pipeline_stage_id]?.indexOf(cardId) ?? -1;
  if (index >= 0 && index !== card.stage_position) await loader.reread([card.pipeline_stage_id]);
}
