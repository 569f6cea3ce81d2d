import { describe, expect, test } from "vitest";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { boardWith, recordOf } from "./board-factory";
import { type BoardAction, type BoardState, boardReducer } from "./board-state";
import { placeAt } from "./card-lists";

describe("a drop", () => {
  test("shows the card where it was dropped, before the server has answered", () => {
    const board = play(boardWith({ open: ["a", "b"], won: ["c"] }), drop(1, "a", "won", 1));
    expect(board.shown).toEqual({ open: ["b"], won: ["c", "a"], lost: [] });
    expect(board.lists).toEqual({ open: ["a", "b"], won: ["c"], lost: [] });
  });

  test("stays after the server has confirmed it, with the server's record", () => {
    const start = play(boardWith({ open: ["a", "b"], won: ["c"] }), drop(1, "a", "won", 1));
    const board = play(start, {
      type: "confirmed",
      moveId: 1,
      record: recordOf("a", "won", 1, { lock_version: 1, status: "won" }),
    });
    expect(board.shown).toEqual({ open: ["b"], won: ["c", "a"], lost: [] });
    expect(board.moves).toEqual([]);
    expect(board.cards.a?.status).toBe("won");
  });

  test("in an empty column stands there alone", () => {
    expect(play(boardWith({ open: ["a"] }), drop(1, "a", "lost", 0)).shown.lost).toEqual(["a"]);
  });

  test("leaves the lists of other columns untouched, identity included", () => {
    const start = boardWith({ open: ["a"], won: ["b"], lost: ["c"] });
    expect(play(start, drop(1, "a", "won", 0)).shown.lost).toBe(start.shown.lost);
  });

  test("that the server put into another stage is shown there", () => {
    const start = play(boardWith({ open: ["a", "b"], won: [] }), drop(1, "a", "won", 0));
    const board = play(start, { type: "confirmed", moveId: 1, record: recordOf("a", "lost", 0, { lock_version: 1 }) });
    expect(board.shown).toEqual({ open: ["b"], won: [], lost: ["a"] });
  });
});

describe("a refused drop", () => {
  test("takes back that one card and no other", () => {
    const start = boardWith({ open: ["a", "b", "c"], won: ["d"] });
    const board = play(start, drop(1, "a", "won", 0), drop(2, "c", "open", 0), { type: "refused", moveId: 1 });
    expect(board.shown).toEqual({ open: ["a", "c", "b"], won: ["d"], lost: [] });
  });

  test("does not take back a later move of the same card", () => {
    const start = boardWith({ open: ["a", "b"] });
    const board = play(start, drop(1, "a", "won", 0), drop(2, "a", "lost", 0), { type: "refused", moveId: 1 });
    expect(board.shown).toEqual({ open: ["b"], won: [], lost: ["a"] });
  });

  test("with the current record shows the card where it really is, and drops later moves that built on the mistake", () => {
    const start = play(boardWith({ open: ["a", "b"], won: ["c"] }), drop(1, "a", "lost", 0), drop(2, "a", "won", 0));
    const board = play(start, { type: "refused", moveId: 1, current: recordOf("a", "won", 1, { lock_version: 3 }) });
    expect(board.shown).toEqual({ open: ["b"], won: ["c", "a"], lost: [] });
    expect(board.moves).toEqual([]);
  });

  test("of a card that is no more removes it", () => {
    const board = play(boardWith({ open: ["a", "b"] }), drop(1, "a", "won", 0), {
      type: "refused",
      moveId: 1,
      isGone: true,
    });
    expect(board.shown).toEqual({ open: ["b"], won: [], lost: [] });
  });

  test("that others were placed next to leaves them at the index they were dropped at", () => {
    const start = boardWith({ open: ["a", "b"], won: ["c", "d"] });
    const board = play(start, drop(1, "a", "won", 1), drop(2, "b", "won", 2), { type: "refused", moveId: 1 });
    expect(board.shown).toEqual({ open: ["a"], won: ["c", "b", "d"], lost: [] });
  });
});

test("a confirmed reorder keeps the shown order and takes the server's positions", () => {
  const start = play(boardWith({ open: ["a", "b", "c"] }), drop(1, "a", "open", 2));
  const opportunities = ["b", "c", "a"].map((id, index) => ({ id, public_id: id, stage_position: index }));
  const board = play(start, { type: "reordered", moveId: 1, places: { pipeline_stage_id: "open", opportunities } });
  expect(board.lists.open).toEqual(["b", "c", "a"]);
  expect(board.cards.a?.stage_position).toBe(2);
});

test("a lost card that waits for its reason stays where it was dropped", () => {
  const board = play(boardWith({ open: ["a"] }), drop(1, "a", "lost", 0), { type: "reasonWanted", moveId: 1 });
  expect(board.shown.lost).toEqual(["a"]);
  expect(play(board, { type: "refused", moveId: 1 })).toMatchObject({
    reasonsWanted: [],
    shown: { open: ["a"], lost: [] },
  });
});

describe("a further page", () => {
  const start = boardWith({ open: ["a", "b"], won: ["x"] }, { open: "2" });
  const page = (...opportunities: OpportunityRecord[]): BoardAction => ({
    type: "pageLoaded",
    stageId: "open",
    cursor: "2",
    page: { opportunities, next_cursor: null },
  });

  test("is appended once, however often it arrives", () => {
    const board = play(start, page(recordOf("c", "open", 2)), page(recordOf("c", "open", 2)));
    expect(board.lists.open).toEqual(["a", "b", "c"]);
    expect(board.cursors.open).toBeNull();
  });

  test("never doubles a card that was moved meanwhile", () => {
    const moved = play(start, drop(1, "a", "won", 0), {
      type: "confirmed",
      moveId: 1,
      record: recordOf("a", "won", 0, { lock_version: 1 }),
    });
    const board = play(moved, page(recordOf("a", "open", 2), recordOf("c", "open", 3)));
    expect(board.shown).toEqual({ open: ["b", "c"], won: ["a", "x"], lost: [] });
  });

  test("moves a card that somebody else put there since", () => {
    const board = play(start, page(recordOf("x", "open", 2, { lock_version: 4 })));
    expect(board.shown).toEqual({ open: ["a", "b", "x"], won: [], lost: [] });
  });

  test("does not bring back a deleted card", () => {
    const board = play(start, changed("deleted", recordOf("c", "open", 2)), page(recordOf("c", "open", 2)));
    expect(board.lists.open).toEqual(["a", "b"]);
  });

  test("brings the card that was moved beyond the loaded ones", () => {
    const moved = play(start, { type: "moved", move: { id: 1, cardId: "x", to: { stageId: "open", index: 90 } } });
    expect(moved.shown).toMatchObject({ open: ["a", "b"], won: [] });
    const settled = play(moved, {
      type: "confirmed",
      moveId: 1,
      record: recordOf("x", "open", 90, { lock_version: 1 }),
    });
    expect(play(settled, page(recordOf("x", "open", 90, { lock_version: 1 }))).shown.open).toEqual(["a", "b", "x"]);
  });
});

describe("a refresh", () => {
  test("takes the server's order and keeps pages that were loaded", () => {
    const start = boardWith({ open: ["a", "b", "c", "d"] }, { open: "4" });
    const opportunities = [recordOf("b", "open", 0), recordOf("e", "open", 1), recordOf("c", "open", 2)];
    const board = play(start, {
      type: "refreshed",
      columns: [{ pipeline_stage_id: "open", opportunities, next_cursor: "3" }],
    });
    expect(board.lists.open).toEqual(["b", "e", "c", "d"]);
    expect(board.cursors.open).toBe("4");
  });

  test("that was read before a confirmed move does not undo it", () => {
    const start = play(boardWith({ open: ["a", "b"], won: ["c"] }), drop(1, "a", "won", 1));
    const moved = play(start, { type: "confirmed", moveId: 1, record: recordOf("a", "won", 1, { lock_version: 1 }) });
    const columns = [
      {
        pipeline_stage_id: "open",
        opportunities: [recordOf("a", "open", 0), recordOf("b", "open", 1)],
        next_cursor: null,
      },
      { pipeline_stage_id: "won", opportunities: [recordOf("c", "won", 0)], next_cursor: null },
    ];
    expect(play(moved, { type: "refreshed", columns }).shown).toEqual({ open: ["b"], won: ["c", "a"], lost: [] });
  });

  test("of one stage takes a card that came there out of the column it stood in", () => {
    const start = boardWith({ open: ["a", "b"], won: ["c"] });
    const opportunities = [recordOf("c", "won", 0), recordOf("a", "won", 1, { lock_version: 2 })];
    const board = play(start, {
      type: "refreshed",
      columns: [{ pipeline_stage_id: "won", opportunities, next_cursor: null }],
    });
    expect(board.shown).toEqual({ open: ["b"], won: ["c", "a"], lost: [] });
  });

  test("keeps pending moves applied", () => {
    const start = play(boardWith({ open: ["a", "b"] }), drop(1, "a", "won", 0));
    const columns = [
      {
        pipeline_stage_id: "open",
        opportunities: [recordOf("a", "open", 0), recordOf("b", "open", 1)],
        next_cursor: null,
      },
    ];
    expect(play(start, { type: "refreshed", columns }).shown.won).toEqual(["a"]);
  });
});

describe("a change made elsewhere in the window", () => {
  test("shows in place when the stage is the same", () => {
    const board = play(
      boardWith({ open: ["a", "b"] }),
      changed("updated", recordOf("b", "open", 7, { name: "Renamed", lock_version: 1 })),
    );
    expect(board.lists.open).toEqual(["a", "b"]);
    expect(board.cards.b?.name).toBe("Renamed");
  });

  test("moves the card when the stage is another, and removes it when the pipeline is", () => {
    const start = boardWith({ open: ["a", "b"], won: ["c"] });
    expect(play(start, changed("updated", recordOf("a", "won", 1))).lists).toEqual({
      open: ["b"],
      won: ["c", "a"],
      lost: [],
    });
    expect(play(start, changed("updated", recordOf("a", "x", 0, { pipeline_id: "other" }))).lists.open).toEqual(["b"]);
  });

  test("removes a deleted card and brings a restored one back at its place", () => {
    const board = play(boardWith({ open: ["a", "b"] }), changed("deleted", recordOf("a", "open", 0)));
    expect(board.lists.open).toEqual(["b"]);
    expect(play(board, changed("restored", recordOf("a", "open", 1, { lock_version: 2 }))).lists.open).toEqual([
      "b",
      "a",
    ]);
  });

  test("shows a created card only if the search finds it", () => {
    const start = { ...boardWith({ open: ["a"] }), filter: { q: "acme" } };
    expect(play(start, changed("created", recordOf("n", "open", 1, { name: "New ACME deal" }))).lists.open).toEqual([
      "a",
      "n",
    ]);
    expect(play(start, changed("created", recordOf("n", "open", 1, { name: "Other" }))).lists.open).toEqual(["a"]);
  });
});

test("a carried card is shown where it is carried, and back where it was when the carrying ends", () => {
  const start = boardWith({ open: ["a", "b"], won: ["c"] });
  const carried = play(start, { type: "carried", carry: { cardId: "a", to: placeAt(start.shown, "a", "won", 1) } });
  expect(carried.shown).toEqual({ open: ["b"], won: ["c", "a"], lost: [] });
  expect(play(carried, { type: "carried", carry: null }).shown).toEqual(start.shown);
});

function play(state: BoardState, ...actions: (BoardAction | ((state: BoardState) => BoardAction))[]): BoardState {
  return actions.reduce(
    (board, action) => boardReducer(board, typeof action === "function" ? action(board) : action),
    state,
  );
}

function drop(id: number, cardId: string, stageId: string, index: number): (state: BoardState) => BoardAction {
  return (state) => ({ type: "moved", move: { id, cardId, to: placeAt(state.shown, cardId, stageId, index) } });
}

function changed(kind: "created" | "updated" | "deleted" | "restored", opportunity: OpportunityRecord): BoardAction {
  return { type: "changed", event: { kind, opportunity } };
}
