import { expect, test } from "vitest";
import { boardWith } from "@/components/board/state/board-factory";
import { nextCard, nextPosition } from "./next-position";

const board = boardWith({ open: ["a"], won: [], lost: ["x", "y", "z"] }, { open: 5_000 });
const at = (stageId: string, index: number) => ({ stageId, index });

test("vertical keys move by card, by page and to the ends, and not beyond", () => {
  expect(nextCard(board, at("open", 10), "ArrowDown", 7)).toEqual(at("open", 11));
  expect(nextCard(board, at("open", 10), "PageDown", 7)).toEqual(at("open", 17));
  expect(nextCard(board, at("open", 3), "PageUp", 7)).toEqual(at("open", 0));
  expect(nextCard(board, at("open", 3), "End", 7)).toEqual(at("open", 4_999));
  expect(nextCard(board, at("open", 4_999), "Home", 7)).toEqual(at("open", 0));
  expect(nextCard(board, at("open", 0), "ArrowUp", 7)).toBeUndefined();
  expect(nextCard(board, at("open", 4_999), "PageDown", 7)).toBeUndefined();
});

test("horizontal keys move the focus to the next stage that has cards, at the same index or its last card", () => {
  expect(nextCard(board, at("open", 1), "ArrowRight", 7)).toEqual(at("lost", 1));
  expect(nextCard(board, at("open", 900), "ArrowRight", 7)).toEqual(at("lost", 2));
  expect(nextCard(board, at("lost", 2), "ArrowLeft", 7)).toEqual(at("open", 2));
  expect(nextCard(board, at("lost", 2), "ArrowRight", 7)).toBeUndefined();
});

test("horizontal keys move a picked-up card to the adjacent stage, even an empty one, at most behind its last card", () => {
  expect(nextPosition(board, at("open", 4), "ArrowRight", 7)).toEqual(at("won", 0));
  expect(nextPosition(board, at("won", 0), "ArrowRight", 7)).toEqual(at("lost", 0));
  expect(nextPosition(board, at("open", 0), "ArrowLeft", 7)).toBeUndefined();
});
