import { expect, test } from "vitest";
import { boardWith, recordOf } from "./board-factory";
import type { BoardState } from "./board-model";
import { boardReducer } from "./board-state";
import { positionAt } from "./card-lists";
import { moveRequest } from "./move-request";

test("a move within a column reorders the cards from the old to the new position, in their new order", () => {
  const board = boardWith({ open: ["a", "b", "c", "d", "e"] });
  expect(request(board, "b", "open", 3)).toEqual({
    kind: "reorder",
    stageId: "open",
    orderedIds: ["c", "d", "b"],
  });
  expect(request(board, "d", "open", 1)).toEqual({
    kind: "reorder",
    stageId: "open",
    orderedIds: ["d", "b", "c"],
  });
});

test("a move to the card's own position needs no request", () => {
  expect(request(boardWith({ open: ["a", "b"] }), "b", "open", 1)).toBeNull();
});

test("a move to another column names the stage, the position, the card above and the stage it comes from", () => {
  const board = boardWith({ open: ["a"], won: ["c", "d"] });
  expect(request(board, "a", "won", 1)).toEqual({
    kind: "move",
    body: {
      pipeline_stage_id: "won",
      stage_position: 1,
      after_id: "c",
      expected_stage_id: "open",
      lost_reason: undefined,
    },
  });
});

test("a move to the top of another column names the card below", () => {
  const board = boardWith({ open: ["a"], won: ["c", "d"] });
  expect(request(board, "a", "won", 0)).toMatchObject({
    body: { stage_position: 0, before_id: "c" },
  });
});

test("a move into an empty column names only stage and position", () => {
  const { body } = bodyOf(boardWith({ open: ["a"] }), "a", "lost", 0);
  expect(body).toMatchObject({ pipeline_stage_id: "lost", stage_position: 0 });
  expect(body).not.toHaveProperty("after_id");
  expect(body).not.toHaveProperty("before_id");
});

test("a move in a filtered column derives its position from the neighbour's own", () => {
  const board: BoardState = { ...boardWith({ open: ["a"], won: ["c", "d"] }), filter: { q: "x" } };
  const cards = { ...board.cards, c: recordOf("c", "won", 17), d: recordOf("d", "won", 40) };
  expect(request({ ...board, cards }, "a", "won", 1)).toMatchObject({
    body: { stage_position: 18, after_id: "c" },
  });
  expect(request({ ...board, cards }, "a", "won", 0)).toMatchObject({
    body: { stage_position: 17, before_id: "c" },
  });
});

test("a move within a column beyond the loaded cards names the stage and the position", () => {
  const board = boardWith({ open: ["a", "b"] }, { open: 200 });
  expect(request(board, "a", "open", 120)).toMatchObject({
    kind: "move",
    body: { pipeline_stage_id: "open", stage_position: 120, expected_stage_id: "open" },
  });
});

test("a move names the other neighbour if the first one's own move was refused", () => {
  const start = boardWith({ open: ["a", "b"], won: ["c", "d"] });
  const shown = boardReducer(start, {
    type: "moveStarted",
    move: { id: 1, cardId: "a", to: positionAt(start.shown, "a", "won", 1) },
  });
  const to = positionAt(shown.shown, "b", "won", 2);
  const refused = boardReducer(shown, { type: "moveRejected", moveId: 1 });
  expect(moveRequest(refused, { id: 2, cardId: "b", to })).toMatchObject({
    body: { stage_position: 1, before_id: "d" },
  });
});

test("a reverting move is an undo of the move, on the version it is based on", () => {
  const board = boardWith({ open: ["b"], lost: ["a"] });
  const to = positionAt(board.shown, "a", "open", 1);
  const reverts = { id: "a", ifMatch: 4 };
  expect(moveRequest(board, { id: 1, cardId: "a", to, reverts })).toEqual({
    kind: "undo",
    id: "a",
    ifMatch: 4,
  });
});

function request(board: BoardState, cardId: string, stageId: string, index: number) {
  return moveRequest(board, { id: 1, cardId, to: positionAt(board.shown, cardId, stageId, index) });
}

function bodyOf(board: BoardState, cardId: string, stageId: string, index: number) {
  const move = request(board, cardId, stageId, index);
  if (move?.kind !== "move") throw new Error("expected a move");
  return move;
}
