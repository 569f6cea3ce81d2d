import type { BoardState, Move, RevertedMove } from "@/components/board/state/board-model";
import type { BoardStore } from "@/components/board/state/board-store";
import { type BoardPosition, placeAt, stageListing } from "@/components/board/state/card-lists";
import { moveRequest } from "@/components/board/state/move-request";
import { isFiltered } from "@/components/filters/is-filtered";
import { ApiError } from "@/lib/client/api-error";
import { findOpportunity, moveOpportunity, reorderStage } from "@/lib/client/opportunities";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { type BoardTotals, createBoardTotals } from "./board-totals";
import { type CardLoader, createCardLoader } from "./card-loader";

/** A move that the server has made: where the card came from, and the card before and after. */
export type ConfirmedMove = {
  from: BoardPosition;
  before: OpportunityRecord;
  after: OpportunityRecord;
  isRevert: boolean;
};

export type BoardListener = {
  /** Moves are being sent until the promise resolves. */
  sending: (done: Promise<void>) => void;
  moved: (move: ConfirmedMove) => void;
  /** A move was taken back, and why; not for `revertMove`, whose caller hears it. */
  refused: (card: OpportunityRecord, error: ApiError) => void;
};

export type BoardSync = CardLoader &
  BoardTotals & {
    /** Puts a card somewhere: shown at once, then sent, in the order the moves were made. */
    move: (cardId: string, to: BoardPosition) => void;
    /** The same to undo a move, if the card is still in the version it made. Throws `ApiError` when it is refused. */
    revertMove: (
      cardId: string,
      to: BoardPosition,
      reverts: RevertedMove,
    ) => Promise<OpportunityRecord>;
    /** Sends a move into a lost stage again, with the reason that the server wants. */
    giveReason: (moveId: number, lostReason: string) => void;
    /** Takes a move back that was not confirmed. */
    rollback: (moveId: number) => void;
  };

/**
 * Keeps a board's state and the server in step; the listener hears of every move that was made or refused. A move is
 * sent once it `isShown`: what sending costs is not taken from the frame that shows it.
 */
export function createBoardSync(
  store: BoardStore,
  listener: BoardListener,
  isShown: () => Promise<void> | undefined = () => undefined,
): BoardSync {
  const loader = createCardLoader(store);
  const totals = createBoardTotals(store, loader);
  const waiting: Waiting[] = [];
  const callers = new Map<
    number,
    { resolve: (record: OpportunityRecord) => void; reject: (error: ApiError) => void }
  >();
  const awaitingReason = new Map<number, Move>();
  let lastMoveId = 0;
  let sending: Promise<void> | undefined;

  function sendWaiting(): Promise<void> {
    sending ??= sendAll();
    return sending;
  }

  async function sendAll() {
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) await send(next);
    } finally {
      sending = undefined;
    }
  }

  // One at a time: a move may name the card that the move before it has put there.
  async function send(next: Waiting) {
    const { move } = next;
    if (!isPending(move)) return rejectVanished(move);
    try {
      await ask(next);
    } catch (error) {
      const refusal = error instanceof ApiError ? error : unexpected();
      if (wantsReason(refusal) && isPending(move)) {
        awaitingReason.set(move.id, move);
        return store.dispatch({ type: "reasonWanted", moveId: move.id });
      }
      await takeBackRefused(move, refusal);
    }
    void totals.refreshTotals();
  }

  async function ask({ move, shown }: Waiting) {
    const { cardId, to } = move;
    if (isFiltered(store.get().filter) && to.afterId === undefined && to.beforeId === undefined)
      await loadNeighbour(to);
    const state = store.get();
    const before = state.cards[cardId];
    const from = before && placeOf(state, before);
    const request = moveRequest(state, move);
    if (request === null) return store.dispatch({ type: "moveRejected", moveId: move.id });
    if (shown) await shown;
    if (request.kind === "reorder") {
      const places = await reorderStage(request.stageId, [...request.orderedIds]);
      store.dispatch({ type: "stageReordered", moveId: move.id, places });
    } else {
      const record = await moveOpportunity(cardId, request.body, request.ifMatch);
      store.dispatch({ type: "moveConfirmed", moveId: move.id, record });
    }
    const after = store.get().cards[cardId];
    if (before && from && after)
      made(move, { from, before, after, isRevert: move.reverts !== undefined });
    await rereadIfOutOfStep(cardId);
  }

  // Under a filter only a neighbour tells the place that was meant.
  async function loadNeighbour({ stageId, index }: BoardPosition) {
    if (store.get().lists[stageId]?.length)
      await loader.ensureLoaded(stageId, Math.max(0, index - 1));
  }

  async function takeBackRefused(move: Move, error: ApiError) {
    const card = store.get().cards[move.cardId];
    const found = await lookUpIfUnsure(move.cardId, error);
    if (
      found &&
      found.lock_version !== card?.lock_version &&
      found.pipeline_stage_id === move.to.stageId
    ) {
      store.dispatch({ type: "moveConfirmed", moveId: move.id, record: found });
      callers.get(move.id)?.resolve(found);
      return forget(move.id);
    }
    const stages = [card?.pipeline_stage_id, move.to.stageId].filter((id) => id !== undefined);
    refuse(move, error, found ?? currentRecord(error));
    if (error.code === "invalid" || error.status === 404) await loader.reread(stages);
  }

  function refuse(move: Move, error: ApiError, current?: OpportunityRecord) {
    const card = store.get().cards[move.cardId];
    store.dispatch({
      type: "moveRejected",
      moveId: move.id,
      current,
      isGone: error.status === 404,
    });
    const caller = callers.get(move.id);
    if (caller) caller.reject(error);
    else if (card) listener.refused(card, error);
    forget(move.id);
  }

  function made(move: Move, madeMove: ConfirmedMove) {
    callers.get(move.id)?.resolve(madeMove.after);
    forget(move.id);
    listener.moved(madeMove);
  }

  function forget(moveId: number) {
    callers.delete(moveId);
  }

  function isPending({ id }: Move): boolean {
    return store.get().moves.some((move) => move.id === id);
  }

  // Its card was deleted, or moved on by somebody, before it was sent or explained.
  function rejectVanished({ id, cardId }: Move) {
    callers.get(id)?.reject(store.get().deleted.has(cardId) ? deleted() : unexpected());
    forget(id);
  }

  store.subscribe(() => {
    for (const move of awaitingReason.values()) {
      if (isPending(move)) continue;
      awaitingReason.delete(move.id);
      rejectVanished(move);
    }
  });

  // The places that the server answers tell whether others have changed the stage.
  async function rereadIfOutOfStep(cardId: string) {
    const { filter, cards, lists } = store.get();
    const card = cards[cardId];
    if (isFiltered(filter) || !card) return;
    const index = lists[card.pipeline_stage_id]?.indexOf(cardId) ?? -1;
    if (index >= 0 && index !== card.stage_position) await loader.reread([card.pipeline_stage_id]);
  }

  function enqueue(move: Move) {
    waiting.push({ move, shown: isShown() });
    const sent = sendWaiting();
    // To undo while an undo is under way is to undo the step before.
    if (move.reverts === undefined) listener.sending(sent);
  }

  // The stage it was seen in is settled now: where others put it meanwhile is not for this move to overwrite.
  function start(move: Omit<Move, "id" | "expectedStageId">): Move {
    const { cards, moves } = store.get();
    const isSettled = moves.every(({ cardId }) => cardId !== move.cardId);
    const expectedStageId = isSettled ? cards[move.cardId]?.pipeline_stage_id : undefined;
    const started = { ...move, id: ++lastMoveId, expectedStageId };
    store.dispatch({ type: "moveStarted", move: started });
    return started;
  }

  return {
    ...loader,
    ...totals,
    move(cardId, to) {
      enqueue(start({ cardId, to }));
    },
    revertMove: (cardId, to, reverts) =>
      new Promise((resolve, reject) => {
        const move = start({ cardId, to, reverts });
        callers.set(move.id, { resolve, reject });
        enqueue(move);
      }),
    giveReason(moveId, lostReason) {
      const move = awaitingReason.get(moveId);
      awaitingReason.delete(moveId);
      store.dispatch({ type: "reasonGiven", moveId });
      if (move) enqueue({ ...move, lostReason });
    },
    rollback(moveId) {
      store.dispatch({ type: "moveRejected", moveId });
    },
  };
}

function placeOf({ lists }: BoardState, card: OpportunityRecord): BoardPosition {
  const stageId = stageListing(lists, card.id);
  if (stageId === undefined) return { stageId: card.pipeline_stage_id, index: card.stage_position };
  return placeAt(lists, card.id, stageId, lists[stageId]?.indexOf(card.id) ?? 0);
}

type Waiting = { move: Move; shown: Promise<void> | undefined };

function deleted(): ApiError {
  return new ApiError(404, "not_found", "It has been deleted.", [], {});
}

function unexpected(): ApiError {
  return new ApiError(0, "unreachable", "Something went wrong. Try again.", [], {});
}

function wantsReason({ status, errors }: ApiError): boolean {
  return status === 422 && errors.some(({ field }) => field === "lost_reason");
}

function currentRecord({ code, body }: ApiError): OpportunityRecord | undefined {
  const isThere = (code === "conflict" || code === "stale") && body.opportunity;
  return isThere ? (body.opportunity as OpportunityRecord) : undefined;
}

// Without an answer nobody knows whether the move was made: look.
async function lookUpIfUnsure(
  cardId: string,
  { status }: ApiError,
): Promise<OpportunityRecord | undefined> {
  if (status !== 0 && status < 500) return undefined;
  return findOpportunity(cardId).catch(() => undefined);
}
