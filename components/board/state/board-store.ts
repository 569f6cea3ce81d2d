import type { BoardAction, BoardState } from "./board-model";
import { boardReducer } from "./board-state";

/** Holds a board's state outside React, so that a drop is applied at once and a request's answer finds the state as it is. */
export type BoardStore = {
  get: () => BoardState;
  dispatch: (action: BoardAction) => void;
  subscribe: (listener: () => void) => () => void;
};

export function createBoardStore(initial: BoardState): BoardStore {
  const listeners = new Set<() => void>();
  let state = initial;
  return {
    get: () => state,
    dispatch(action) {
      state = boardReducer(state, action);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
