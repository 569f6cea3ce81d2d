import type { BoardAction, BoardState } from "./board-model";
import { boardReducer } from "./board-state";

/**
 * Keeps a board's state outside React: a drop is applied synchronously, and a response always sees
 * the current state.
 */
export type BoardStore = {
  get: () => BoardState;
  dispatch: (action: BoardAction) => void;
  subscribe: (listener: () => void) => () => void;
};

/** Creates a store with this state. Listeners run synchronously after every action. */
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
