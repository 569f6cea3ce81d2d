import type { Move } from "@/components/board/state/board-model";
import type { BoardStore } from "@/components/board/state/board-store";
import type { ApiError } from "@/lib/client/api-error";
import { isPending, type MoveOutcome } from "./move-outcome";

export type LostReasons = {
  /** Keeps the move pending until its reason is given or it is rolled back. */
  request: (move: Move) => void;
  /**
   * Returns the move with its reason, ready to be sent again; undefined if it does not wait for
   * one.
   */
  give: (moveId: number, lostReason: string) => Move | undefined;
};

/** Tracks the moves that wait for a lost reason. One that vanishes meanwhile is rejected. */
export function createLostReasons(store: BoardStore, outcome: MoveOutcome): LostReasons {
  const awaitingReason = new Map<number, Move>();

  store.subscribe(() => {
    for (const move of awaitingReason.values()) {
      if (isPending(store, move)) continue;
      awaitingReason.delete(move.id);
      outcome.rejectVanished(move);
    }
  });

  return {
    request(move) {
      awaitingReason.set(move.id, move);
      store.dispatch({ type: "reasonRequired", moveId: move.id });
    },
    give(moveId, lostReason) {
      const move = awaitingReason.get(moveId);
      awaitingReason.delete(moveId);
      store.dispatch({ type: "reasonGiven", moveId });
      return move && { ...move, lostReason };
    },
  };
}

/** Whether the server refused a move because its lost reason is missing. */
export function requiresReason({ status, errors }: ApiError): boolean {
  return status === 422 && errors.some(({ field }) => field === "lost_reason");
}
