import type { Move } from "@/components/board/state/board-model";
import type { BoardStore } from "@/components/board/state/board-store";
import { groupOf } from "@/components/board/state/group-of";
import type { ApiError } from "@/lib/client/api-error";
import { isPending, type MoveOutcome } from "./move-outcome";

export type LostReasons = {
  /** Whether another move of the same drop waits for a reason, which is asked for once. */
  isAsking: (move: Move) => boolean;
  /** Keeps the move pending until the reason of its drop is given or it is rolled back. */
  request: (move: Move) => void;
  /** Gives a drop its reason. Returns the moves that waited for it, ready to be sent again. */
  give: (group: number, lostReason: string) => Move[];
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

  const waiting = (group: number) =>
    [...awaitingReason.values()].filter((move) => groupOf(move) === group);

  return {
    isAsking: (move) => waiting(groupOf(move)).length > 0,
    request(move) {
      awaitingReason.set(move.id, move);
      store.dispatch({ type: "reasonRequired", moveId: move.id });
    },
    give(group, lostReason) {
      const given = waiting(group);
      for (const { id } of given) awaitingReason.delete(id);
      store.dispatch({ type: "reasonGiven", group, lostReason });
      return given;
    },
  };
}

/** Whether the server refused a move because its lost reason is missing. */
export function requiresReason({ status, errors }: ApiError): boolean {
  return status === 422 && errors.some(({ field }) => field === "lost_reason");
}
