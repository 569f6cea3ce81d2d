import { expect, test } from "vitest";
import { boardWith } from "@/components/board/state/board-factory";
import { createBoardStore } from "@/components/board/state/board-store";
import { boardOrder } from "./board-order";

function orderOf(lists: Record<string, string[]>, counts: Record<string, number> = {}) {
  const state = boardWith(lists, counts);
  const reached: [string, number][] = [];
  const ensureLoaded = async (stageId: string, index: number) => {
    reached.push([stageId, index]);
    return undefined;
  };
  return { order: boardOrder(createBoardStore(state), { ensureLoaded }, state.stages), reached };
}

const named = (name: string) => ({ public_id: `opp_${name}`, name });

test("a board is read down each column, past columns that are empty", () => {
  const { order } = orderOf({ open: ["a", "b"], won: [], lost: ["c"] });
  expect(order.around("a")).toEqual({ previous: null, next: named("b") });
  expect(order.around("b")).toEqual({ previous: named("a"), next: named("c") });
  expect(order.around("c")).toEqual({ previous: named("b"), next: null });
});

test("an opportunity that the board does not show has nothing beside it there", () => {
  expect(orderOf({ open: ["a"] }).order.around("z")).toBeUndefined();
});

test("what is not loaded is told from an end, and loaded when it is asked for", () => {
  const { order, reached } = orderOf({ open: ["a"], won: ["b"] }, { open: 3 });
  expect(order.around("a")).toEqual({ previous: null, next: undefined });
  expect(order.around("b")).toEqual({ previous: undefined, next: null });
  order.load("a");
  order.load("b");
  expect(reached).toEqual([
    ["open", 1],
    ["open", 2],
  ]);
});
