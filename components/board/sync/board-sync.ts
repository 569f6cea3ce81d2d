import type { Move, RevertedMove } from "@/components/board/state/board-model";
import type { BoardStore } from "@/components/board/state/board-store";
import type { BoardPosition } from "@/components/board/state/card-lists";
import { groupOf } from "@/components/board/state/group-of";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { BoardListener } from "./board-listener";
import { type BoardTotals, createBoardTotals } from "./board-totals";
import { type CardLoader, createCardLoader } from "./card-loader";
import { createLostReasons } from "./lost-reason";
import { createMoveOutcome } from "./move-outcome";
import { createMoveQueue } from "./move-queue";

export type BoardSync = CardLoader &
  BoardTotals & {
    /**
     * Moves a card: shown at once, then sent, in the order the moves were made. Returns the group
     * of the move, which the further moves of one drop are given.
     */
    move: (cardId: string, to: BoardPosition, group?: number) => number;
    /**
     * Undoes a move if the card still has the version it made. Throws `ApiError` if the server
     * refuses.
     */
    revertMove: (
      cardId: string,
      to: BoardPosition,
      reverts: RevertedMove,
    ) => Promise<OpportunityRecord>;
    /** Resends the moves of a drop into a lost stage with the reason that the server requires. */
    giveReason: (group: number, lostReason: string) => void;
    /** Rolls back the moves of a drop that are not confirmed. */
    rollback: (group: number) => void;
  };

/**
 * Keeps a board's state in sync with the server and reports every confirmed or refused move to the
 * listener. A move is sent once `isShown` resolves, so that sending costs no time in the frame that
 * shows it.
 */
export function createBoardSync(
  store: BoardStore,
  listener: BoardListener,
  isShown: () => Promise<void> | undefined = () => undefined,
): BoardSync {
  const loader = createCardLoader(store);
  const totals = createBoardTotals(store, loader);
  const outcome = createMoveOutcome(store, loader, listener);
  const lostReasons = createLostReasons(store, outcome);
  const queue = createMoveQueue({ store, loader, totals, outcome, lostReasons });
  let lastMoveId = 0;

  function enqueue(move: Move) {
    const sent = queue.enqueue({ move, shown: isShown() });
    // An undo requested during another undo means the step before it, so reverts are not reported
    // as pending.
    if (move.reverts === undefined) listener.sending(sent);
  }

  // The expected stage is fixed here, so that the move cannot overwrite another user's later move
  // of the card.
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
    move(cardId, to, group) {
      const move = start({ cardId, to, group });
      enqueue(move);
      return groupOf(move);
    },
    revertMove: (cardId, to, reverts) =>
      new Promise((resolve, reject) => {
        const move = start({ cardId, to, reverts });
        outcome.onSettled(move.id, { resolve, reject });
        enqueue(move);
      }),
    giveReason(group, lostReason) {
      for (const move of lostReasons.give(group, lostReason)) enqueue(move);
    },
    rollback(group) {
      for (const move of store.get().moves)
        if (groupOf(move) === group) store.dispatch({ type: "moveRejected", moveId: move.id });
    },
  };
}
