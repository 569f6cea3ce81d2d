import { afterEach, expect, test, vi } from "vitest";
import { boardWith } from "@/components/board/state/board-factory";
import { createBoardStore } from "@/components/board/state/board-store";
import { type BoardPosition, positionAt } from "@/components/board/state/card-lists";
import { select } from "@/components/selection/selection";
import { moveWithSelected } from "./move-with-selected";

afterEach(() => select([]));

function arrange() {
  const store = createBoardStore(boardWith({ open: ["a", "b", "c", "d"], won: ["x", "y"] }));
  let id = 0;
  const move = vi.fn((cardId: string, to: BoardPosition, group?: number) => {
    store.dispatch({ type: "moveStarted", move: { id: ++id, cardId, to, group } });
    return group ?? id;
  });
  const drop = (cardId: string, stageId: string, index: number) =>
    moveWithSelected(
      store,
      { move },
      cardId,
      positionAt(store.get().shown, cardId, stageId, index),
    );
  return { store, move, drop };
}

test("the other selected cards follow the dropped one, in the order of the board", () => {
  const { store, drop } = arrange();
  select(["d", "a", "c"]);
  drop("c", "won", 1);
  expect(store.get().shown).toMatchObject({ open: ["b"], won: ["x", "c", "a", "d", "y"] });
});

test("they follow within a stage and from another one, too", () => {
  const { store, drop } = arrange();
  select(["a", "y"]);
  drop("a", "open", 3);
  expect(store.get().shown).toMatchObject({ open: ["b", "c", "d", "a", "y"], won: ["x"] });
});

test("a card that is not selected moves alone", () => {
  const { store, move, drop } = arrange();
  select(["a", "b"]);
  drop("d", "won", 0);
  expect(store.get().shown).toMatchObject({ open: ["a", "b", "c"], won: ["d", "x", "y"] });
  expect(move).toHaveBeenCalledTimes(1);
});

test("selected opportunities that are not on the board stay where they are", () => {
  const { move, drop } = arrange();
  select(["a", "elsewhere"]);
  drop("a", "won", 0);
  expect(move.mock.calls.map(([id]) => id)).toEqual(["a"]);
});

test("the moves of one drop are one group, and another drop is another", () => {
  const { store, drop } = arrange();
  select(["a", "c"]);
  drop("a", "won", 0);
  drop("b", "won", 0);
  expect(store.get().moves.map(({ cardId, group }) => [cardId, group])).toEqual([
    ["a", undefined],
    ["c", 1],
    ["b", undefined],
  ]);
});
