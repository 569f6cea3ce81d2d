import { expect, test } from "vitest";
import { boardWith } from "@/components/board/state/board-factory";
import { createBoardStore } from "@/components/board/state/board-store";
import { boardOrder } from "./board-order";

function orderOf(lists: Record<string, string[]>, counts: Record<string, number> = {}) {
  const state = boardWith(lists, counts);
  const loaded: [string, number][] = [];
  const ensureLoaded = async (stageId: string, index: number) => {
    loaded.push([stageId, index]);
    return undefined;
  };
  return { order: boardOrder(createBoardStore(state), { ensureLoaded }, state.stages), loaded };
}

const named = (name: string) => ({ public_id: `opp_${name}`, name });

test("the order runs down each column and skips empty columns", () => {
  const { order } = orderOf({ open: ["a", "b"], won: [], lost: ["c"] });
  expect(order.around("a")).toEqual({ previous: null, next: named("b") });
  expect(order.around("b")).toEqual({ previous: named("a"), next: named("c") });
  expect(order.around("c")).toEqual({ previous: named("b"), next: null });
});

test("an opportunity that the board does not show has no neighbours", () => {
  expect(orderOf({ open: ["a"] }).order.around("z")).toBeUndefined();
});

test("a neighbour that is not loaded is distinct from an end, and is loaded on request", () => {
  const { order, loaded } = orderOf({ open: ["a"], won: ["b"] }, { open: 3 });
  expect(order.around("a")).toEqual({ previous: null, next: undefined });
  expect(order.around("b")).toEqual({ previous: undefined, next: null });
  order.load("a");
  order.load("b");
  expect(loaded).toEqual([
    ["open", 1],
    ["open", 2],
  ]);
});
