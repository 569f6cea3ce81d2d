import { expect, test } from "vitest";
import { boardWith } from "@/components/board/state/board-factory";
import { dropTarget } from "./drop-target";

const metrics = { height: 80, gap: 10, row: 90 };
const board = boardWith({ open: ["a", "b", "c"], won: ["x", "y"] });
const at = (cardId: string, stageId: string, centerY: number) =>
  dropTarget(board, cardId, { stageId, top: 100 }, centerY, metrics);
const centerOf = (index: number) => 100 + index * 90 + 40;

test("a card over its own position has no drop mark", () => {
  expect(at("b", "open", centerOf(1) + 20)).toEqual({
    position: expect.objectContaining({ index: 1 }),
    top: null,
  });
});

test("in its own column a card takes the position of the closest card, and the mark is on that card's far side", () => {
  expect(at("a", "open", centerOf(2))).toEqual({
    position: { stageId: "open", index: 2, afterId: "c", beforeId: undefined },
    top: 265,
  });
  expect(at("c", "open", centerOf(0))).toMatchObject({
    position: { index: 0, beforeId: "a" },
    top: -5,
  });
});

test("in another column a card goes before or after the closest card, by the half it is over", () => {
  expect(at("a", "won", centerOf(0) - 5)).toMatchObject({
    position: { index: 0, beforeId: "x" },
    top: -5,
  });
  expect(at("a", "won", centerOf(0) + 5)).toMatchObject({
    position: { index: 1, afterId: "x", beforeId: "y" },
    top: 85,
  });
});

test("a card far above the list is dropped first, far below it last", () => {
  expect(at("a", "won", -5_000).position.index).toBe(0);
  expect(at("a", "won", 5_000).position.index).toBe(2);
});

test("an empty or collapsed column has one position and no mark", () => {
  expect(dropTarget(board, "a", { stageId: "lost", top: 100 }, 300, metrics)).toEqual({
    position: { stageId: "lost", index: 0, afterId: undefined, beforeId: undefined },
    top: null,
  });
  expect(dropTarget(board, "a", { stageId: "won", top: null }, 300, metrics)).toMatchObject({
    top: null,
  });
});

test("a position between cards that are not loaded has an index and no neighbours", () => {
  const sparse = { shown: { ...board.shown, won: Array.from({ length: 5_000 }, () => null) } };
  const { position } = dropTarget(sparse, "a", { stageId: "won", top: -270_000 }, 300, metrics);
  expect(position).toEqual({
    stageId: "won",
    index: 3003,
    afterId: undefined,
    beforeId: undefined,
  });
});
