import { ApiError } from "@/lib/client/api-error";
import {
  fetchSummary,
  findOpportunity,
  listStagePage,
  moveOpportunity,
  reorderStage,
} from "@/lib/client/opportunities";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { Move } from "./board-state";
import type { BoardStore } from "./board-store";
import type { Place } from "./card-lists";
import { isFiltered } from "./is-filtered";
import { moveRequest } from "./move-request";

export type BoardSync = {
  /** Puts a card somewhere: shown at once, then sent, in the order the moves were made. */
  move: (cardId: string, to: Place) => void;
  /** Sends a move into a lost stage again, with the reason that the server wants. */
  giveReason: (moveId: number, lostReason: string) => void;
  /** Takes a move back that was not confirmed. */
  takeBack: (moveId: number) => void;
  /** Loads a stage's next page. Throws `ApiError`. */
  loadMore: (stageId: string) => Promise<void>;
  refreshTotals: () => Promise<void>;
};

/** Keeps a board's state and the server in step; `onRefused` hears of every move that was taken back. */
export function createBoardSync(
  store: BoardStore,
  onRefused: (card: OpportunityRecord, reason: string) => void,
): BoardSync {
  const waiting: Move[] = [];
  let lastMoveId = 0;
  let isSending = false;
  let totals: AbortController | undefined;

  async function sendWaiting() {
    if (isSending) return;
    isSending = true;
    try {
      for (let move = waiting.shift(); move; move = waiting.shift()) await send(move);
    } finally {
      isSending = false;
    }
  }

  // One at a time: a move may name the card that the move before it has put there.
  async function send(move: Move) {
    if (!store.get().moves.some(({ id }) => id === move.id)) return;
    try {
      await ask(move);
    } catch (error) {
      const refusal = error instanceof ApiError ? error : unexpected();
      if (wantsReason(refusal)) return store.dispatch({ type: "reasonWanted", moveId: move.id });
      await takeBackRefused(move, refusal);
    }
    void refreshTotals();
  }

  async function ask(move: Move) {
    const request = moveRequest(store.get(), move);
    if (request === null) return store.dispatch({ type: "refused", moveId: move.id });
    if (request.kind === "reorder") {
      const places = await reorderStage(request.stageId, [...request.orderedIds]);
      store.dispatch({ type: "reordered", moveId: move.id, places });
    } else {
      const record = await moveOpportunity(move.cardId, request.body);
      store.dispatch({ type: "confirmed", moveId: move.id, record });
    }
    await reloadIfOutOfStep(move.cardId);
  }

  async function takeBackRefused(move: Move, error: ApiError) {
    const moveId = move.id;
    const card = store.get().cards[move.cardId];
    const found = await lookUpIfUnsure(move.cardId, error);
    if (found && found.lock_version !== card?.lock_version && found.pipeline_stage_id === move.to.stageId) {
      return store.dispatch({ type: "confirmed", moveId, record: found });
    }
    const current = found ?? currentRecord(error);
    store.dispatch({ type: "refused", moveId, current, isGone: error.status === 404 });
    if (card) onRefused(card, error.detail);
    if (error.code === "invalid") await reloadStages(card?.pipeline_stage_id, move.to.stageId);
  }

  // The places that the server answers tell whether others have changed the stage.
  async function reloadIfOutOfStep(cardId: string) {
    const { filter, cards, lists } = store.get();
    const card = cards[cardId];
    if (isFiltered(filter) || !card) return;
    const index = lists[card.pipeline_stage_id]?.indexOf(cardId) ?? -1;
    if (index >= 0 && index !== card.stage_position) await reloadStages(card.pipeline_stage_id);
  }

  async function reloadStages(...stageIds: (string | undefined)[]) {
    const { pipelineId, filter, lists, revision } = store.get();
    const known = [...new Set(stageIds)].filter((id) => id !== undefined && lists[id] !== undefined) as string[];
    const read = async (pipeline_stage_id: string) => {
      const limit = Math.min(200, Math.max(50, lists[pipeline_stage_id]?.length ?? 0));
      return {
        pipeline_stage_id,
        ...(await listStagePage({ ...filter, pipeline_id: pipelineId, pipeline_stage_id, limit })),
      };
    };
    const columns = await Promise.all(known.map(read)).catch(() => null);
    if (columns && store.get().revision === revision) store.dispatch({ type: "refreshed", columns });
  }

  async function refreshTotals() {
    totals?.abort();
    const current = new AbortController();
    totals = current;
    const { pipelineId, filter } = store.get();
    try {
      const summary = await fetchSummary({ ...filter, pipeline_id: pipelineId }, current.signal);
      if (totals === current) store.dispatch({ type: "totalled", summary });
    } catch {
      // The totals stay as they were; the next change asks again.
    }
  }

  function enqueue(move: Move) {
    waiting.push(move);
    void sendWaiting();
  }

  return {
    move(cardId, to) {
      const move = { id: ++lastMoveId, cardId, to };
      store.dispatch({ type: "moved", move });
      enqueue(move);
    },
    giveReason(moveId, lostReason) {
      const move = store.get().moves.find(({ id }) => id === moveId);
      store.dispatch({ type: "reasonGiven", moveId });
      if (move) enqueue({ ...move, lostReason });
    },
    takeBack: (moveId) => store.dispatch({ type: "refused", moveId }),
    async loadMore(stageId) {
      const { pipelineId, filter, cursors } = store.get();
      const cursor = cursors[stageId];
      if (cursor == null) return;
      const page = await listStagePage({ ...filter, pipeline_id: pipelineId, pipeline_stage_id: stageId, cursor });
      store.dispatch({ type: "pageLoaded", stageId, cursor, page });
    },
    refreshTotals,
  };
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
async function lookUpIfUnsure(cardId: string, { status }: ApiError): Promise<OpportunityRecord | undefined> {
  if (status !== 0 && status < 500) return undefined;
  return findOpportunity(cardId).catch(() => undefined);
}
