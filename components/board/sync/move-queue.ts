import type { BoardState, Move } from "@/components/board/state/board-model";
import type { BoardStore } from "@/components/board/state/board-store";
import type { BoardPosition } from "@/components/board/state/card-lists";
import { moveRequest } from "@/components/board/state/move-request";
import { isFiltered } from "@/components/filters/is-filtered";
import { ApiError } from "@/lib/client/api-error";
import { moveOpportunity, reorderStage, undoMove } from "@/lib/client/opportunities";
import type { OpportunityRecord, StagePlaces } from "@/lib/domain/opportunities/schema";
import type { WrittenMove } from "./board-listener";
import type { BoardTotals } from "./board-totals";
import type { CardLoader } from "./card-loader";
import { type LostReasons, requiresReason } from "./lost-reason";
import { isPending, type MoveOutcome, originOf, unexpected } from "./move-outcome";

type MoveQueueParts = {
  store: BoardStore;
  loader: CardLoader;
  totals: BoardTotals;
  outcome: MoveOutcome;
  lostReasons: LostReasons;
};

/** A move, and the promise that resolves once it has been painted. */
type QueuedMove = { move: Move; shown: Promise<void> | undefined };

type MoveQueue = {
  /** Queues a move; the promise resolves when the queue is empty. */
  enqueue: (queued: QueuedMove) => Promise<void>;
};

/**
 * Sends moves in the order they were made, one at a time, because a move may name a neighbour that
 * the previous move put there.
 */
export function createMoveQueue(parts: MoveQueueParts): MoveQueue {
  const { store, totals, outcome, lostReasons } = parts;
  const queue: QueuedMove[] = [];
  let sending: Promise<void> | undefined;

  async function sendAll() {
    try {
      for (let next = queue.shift(); next; next = queue.shift()) await send(next);
    } finally {
      sending = undefined;
    }
  }

  async function send(next: QueuedMove) {
    // Its reason may have been given, for the whole drop, since it was queued.
    const move = store.get().moves.find(({ id }) => id === next.move.id);
    if (!move) return outcome.rejectVanished(next.move);
    if (lostReasons.isAsking(move)) return lostReasons.request(move);
    try {
      await sendMove(parts, { ...next, move });
    } catch (error) {
      const refusal = error instanceof ApiError ? error : unexpected();
      if (requiresReason(refusal) && isPending(store, move)) return lostReasons.request(move);
      await outcome.fail(move, refusal);
    }
    void totals.refreshTotals();
  }

  return {
    enqueue(queued) {
      queue.push(queued);
      sending ??= sendAll();
      return sending;
    },
  };
}

async function sendMove(
  { store, loader, outcome }: MoveQueueParts,
  { move, shown }: QueuedMove,
): Promise<void> {
  const { cardId, to } = move;
  const hasNeighbour = to.afterId !== undefined || to.beforeId !== undefined;
  if (isFiltered(store.get().filter) && !hasNeighbour) await loadNeighbour(store, loader, to);
  const state = store.get();
  const origin = originOf(state, cardId);
  const request = moveRequest(state, move);
  if (request === null) return store.dispatch({ type: "moveRejected", moveId: move.id });
  if (shown) await shown;
  if (request.kind === "reorder") {
    const positions = await reorderStage(request.stageId, [...request.orderedIds]);
    store.dispatch({ type: "stageReordered", moveId: move.id, positions });
    return outcome.confirm(move, origin, writtenBy(state, store.get(), cardId, request.orderedIds));
  }
  const record =
    request.kind === "undo"
      ? await undoMove(request.id, request.ifMatch)
      : await moveOpportunity(cardId, request.body);
  if (record.id === cardId) store.dispatch({ type: "moveConfirmed", moveId: move.id, record });
  else store.dispatch({ type: "stageReordered", moveId: move.id, positions: placesOf(record) });
  await outcome.confirm(move, origin, writtenBy(state, store.get(), record.id));
}

/**
 * Returns the card whose rank the server wrote: of two neighbours that changed places the first in the
 * new order, else the moved card.
 */
function writtenBy(
  before: BoardState,
  after: BoardState,
  cardId: string,
  orderedIds: readonly string[] = [],
): WrittenMove | undefined {
  const id = (orderedIds.length === 2 ? orderedIds[0] : undefined) ?? cardId;
  const [from, to] = [before.cards[id]?.lock_version, after.cards[id]?.lock_version];
  if (from === undefined || to === undefined || from === to) return undefined;
  return { id, before: from, after: to };
}

function placesOf(record: OpportunityRecord): StagePlaces {
  const { pipeline_stage_id, id, public_id, stage_position, lock_version } = record;
  return {
    pipeline_stage_id,
    opportunities: [{ id, public_id, stage_position, lock_version }],
  };
}

// Under a filter only a neighbour identifies the intended position.
async function loadNeighbour(
  store: BoardStore,
  loader: CardLoader,
  { stageId, index }: BoardPosition,
) {
  if (store.get().lists[stageId]?.length)
    await loader.ensureLoaded(stageId, Math.max(0, index - 1));
}
