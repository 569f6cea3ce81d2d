import { describe, expect, test } from "vitest";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import { boardWith, recordOf } from "./board-factory";
import type { BoardAction, BoardState } from "./board-model";
import { boardReducer } from "./board-state";
import { positionAt } from "./card-lists";

describe("a drop", () => {
  test("a drop shows the card at once, before the server responds", () => {
    const board = play(boardWith({ open: ["a", "b"], won: ["c"] }), drop(1, "a", "won", 1));
    expect(board.shown).toEqual({ open: ["b"], won: ["c", "a"], lost: [] });
    expect(board.lists).toEqual({ open: ["a", "b"], won: ["c"], lost: [] });
  });

  test("a confirmed drop keeps the card there, with the server's record", () => {
    const start = play(boardWith({ open: ["a", "b"], won: ["c"] }), drop(1, "a", "won", 1));
    const board = play(start, {
      type: "moveConfirmed",
      moveId: 1,
      record: recordOf("a", "won", 1, { lock_version: 1, status: "won" }),
    });
    expect(board.shown).toEqual({ open: ["b"], won: ["c", "a"], lost: [] });
    expect(board.moves).toEqual([]);
    expect(board.cards.a?.status).toBe("won");
  });

  test("a drop into an empty column shows the card there", () => {
    expect(play(boardWith({ open: ["a"] }), drop(1, "a", "lost", 0)).shown.lost).toEqual(["a"]);
  });

  test("a drop leaves the lists of other columns identical", () => {
    const start = boardWith({ open: ["a"], won: ["b"], lost: ["c"] });
    expect(play(start, drop(1, "a", "won", 0)).shown.lost).toBe(start.shown.lost);
  });

  test("a drop that the server put into another stage is shown there", () => {
    const start = play(boardWith({ open: ["a", "b"], won: [] }), drop(1, "a", "won", 0));
    const board = play(start, {
      type: "moveConfirmed",
      moveId: 1,
      record: recordOf("a", "lost", 0, { lock_version: 1 }),
    });
    expect(board.shown).toEqual({ open: ["b"], won: [], lost: ["a"] });
  });
});

describe("a refused drop", () => {
  test("a refused drop rolls back that one card and no other", () => {
    const start = boardWith({ open: ["a", "b", "c"], won: ["d"] });
    const board = play(start, drop(1, "a", "won", 0), drop(2, "c", "open", 0), {
      type: "moveRejected",
      moveId: 1,
    });
    expect(board.shown).toEqual({ open: ["a", "c", "b"], won: ["d"], lost: [] });
  });

  test("a refused drop does not roll back a later move of the same card", () => {
    const start = boardWith({ open: ["a", "b"] });
    const board = play(start, drop(1, "a", "won", 0), drop(2, "a", "lost", 0), {
      type: "moveRejected",
      moveId: 1,
    });
    expect(board.shown).toEqual({ open: ["b"], won: [], lost: ["a"] });
  });

  test("a drop refused with the current record shows the card where it is, and discards later moves that built on it", () => {
    const start = play(
      boardWith({ open: ["a", "b"], won: ["c"] }),
      drop(1, "a", "lost", 0),
      drop(2, "a", "won", 0),
    );
    const board = play(start, {
      type: "moveRejected",
      moveId: 1,
      current: recordOf("a", "won", 1, { lock_version: 3 }),
    });
    expect(board.shown).toEqual({ open: ["b"], won: ["c", "a"], lost: [] });
    expect(board.moves).toEqual([]);
  });

  test("a drop refused because the card was deleted removes the card", () => {
    const board = play(boardWith({ open: ["a", "b"] }), drop(1, "a", "won", 0), {
      type: "moveRejected",
      moveId: 1,
      isDeleted: true,
    });
    expect(board.shown).toEqual({ open: ["b"], won: [], lost: [] });
  });

  test("a refused drop leaves cards that were dropped next to it at their index", () => {
    const start = boardWith({ open: ["a", "b"], won: ["c", "d"] });
    const board = play(start, drop(1, "a", "won", 1), drop(2, "b", "won", 2), {
      type: "moveRejected",
      moveId: 1,
    });
    expect(board.shown).toEqual({ open: ["a"], won: ["c", "b", "d"], lost: [] });
  });
});

test("a confirmed reorder keeps the shown order and takes the server's positions and versions", () => {
  const start = play(boardWith({ open: ["a", "b", "c"] }), drop(1, "a", "open", 2));
  const opportunities = ["b", "c", "a"].map((id, index) => ({
    id,
    public_id: id,
    stage_position: index,
    lock_version: 1,
  }));
  const board = play(start, {
    type: "stageReordered",
    moveId: 1,
    positions: { pipeline_stage_id: "open", opportunities },
  });
  expect(board.lists.open).toEqual(["b", "c", "a"]);
  expect(board.cards.a).toMatchObject({ stage_position: 2, lock_version: 1 });
});

test("a lost card that waits for its reason stays where it was dropped", () => {
  const board = play(boardWith({ open: ["a"] }), drop(1, "a", "lost", 0), {
    type: "reasonRequired",
    moveId: 1,
  });
  expect(board.shown.lost).toEqual(["a"]);
  expect(play(board, { type: "moveRejected", moveId: 1 })).toMatchObject({
    awaitingReason: [],
    shown: { open: ["a"], lost: [] },
  });
});

describe("a loaded range of a stage", () => {
  const long = boardWith({ open: ["a", "b"], won: ["x"] }, { open: 200 });
  const read = (stageId: string, offset: number, ids: string[], total?: number): BoardAction => ({
    type: "rangeLoaded",
    range: {
      stageId,
      offset,
      total,
      records: ids.map((id, index) => recordOf(id, stageId, offset + index)),
    },
  });

  test("a range fills its placeholders, and applying it twice changes nothing", () => {
    const board = play(long, read("open", 100, ["m", "n"]), read("open", 100, ["m", "n"]));
    expect(board.lists.open).toHaveLength(200);
    expect(board.lists.open?.slice(0, 3)).toEqual(["a", "b", null]);
    expect(board.lists.open?.slice(99, 103)).toEqual([null, "m", "n", null]);
  });

  test("a range with a total sets the length of the stage", () => {
    expect(play(long, read("open", 0, ["a", "b", "c"], 3)).lists.open).toEqual(["a", "b", "c"]);
    expect(play(long, read("open", 0, [], 0)).lists.open).toEqual([]);
  });

  test("a range that contradicts the known order drops the rest of that stage and of no other", () => {
    const board = play(long, read("open", 0, ["b", "c"], 200));
    expect(board.lists.open?.filter((id) => id !== null)).toEqual(["b", "c"]);
    expect(board.lists.won).toEqual(["x"]);
    const shifted = play(long, read("open", 1, ["a", "c"]));
    expect(shifted.lists.open?.slice(0, 4)).toEqual([null, "a", "c", null]);
  });

  test("a range never duplicates a card and removes it from its previous column", () => {
    const records = [recordOf("x", "open", 50, { lock_version: 4 })];
    const board = play(long, {
      type: "rangeLoaded",
      range: { stageId: "open", offset: 50, records },
    });
    expect(board.lists.open?.[50]).toBe("x");
    expect(board.lists.won).toEqual([]);
  });

  test("a range read before a confirmed move is ignored", () => {
    const start = play(boardWith({ open: ["a", "b"], won: ["c"] }), drop(1, "a", "won", 1));
    const moved = play(start, {
      type: "moveConfirmed",
      moveId: 1,
      record: recordOf("a", "won", 1, { lock_version: 1 }),
    });
    expect(play(moved, read("open", 0, ["a", "b"], 2)).shown).toEqual({
      open: ["b"],
      won: ["c", "a"],
      lost: [],
    });
  });

  test("a range does not bring back a deleted card, but does bring back a restored one", () => {
    const afterDeletion = play(long, changed([recordOf("c", "open", 2)]), changed([], ["c"]));
    expect(play(afterDeletion, read("open", 2, ["c"])).lists.open).not.toContain("c");
    const records = [recordOf("c", "open", 2, { lock_version: 2 })];
    expect(
      play(afterDeletion, { type: "rangeLoaded", range: { stageId: "open", offset: 2, records } })
        .lists.open,
    ).toContain("c");
  });

  test("a range keeps pending moves applied", () => {
    const start = play(boardWith({ open: ["a", "b"] }), drop(1, "a", "won", 0));
    expect(play(start, read("open", 0, ["a", "b", "c"], 3)).shown).toEqual({
      open: ["b", "c"],
      won: ["a"],
      lost: [],
    });
  });

  test("a range only fills placeholders while a card is being dragged", () => {
    const dragging = play(long, { type: "dragChanged", drag: { cardId: "a", target: null } });
    const board = play(dragging, read("open", 0, ["b", "c", "d"], 150));
    expect(board.lists.open?.slice(0, 4)).toEqual(["a", "b", "d", null]);
    expect(board.lists.open).toHaveLength(200);
  });

  test("a range keeps the focused card", () => {
    const focused = play(long, read("open", 100, ["m"]), {
      type: "focused",
      stageId: "open",
      cardId: "m",
    });
    const board = play(focused, read("open", 0, ["b", "a"], 201));
    expect(board.lists.open?.filter((id) => id !== null)).toEqual(["b", "a", "m"]);
  });
});

test("a card moved to a position that is not loaded is shown between placeholders", () => {
  const board = play(
    boardWith({ open: ["a"], won: ["x"] }, { open: 200 }),
    drop(1, "x", "open", 90),
  );
  expect(board.shown.open).toHaveLength(201);
  expect(board.shown.open?.slice(89, 92)).toEqual([null, "x", null]);
  const settled = play(board, {
    type: "moveConfirmed",
    moveId: 1,
    record: recordOf("x", "open", 90, { lock_version: 1 }),
  });
  expect(settled.lists.open?.[90]).toBe("x");
});

test("a refreshed page adds new stages with their cards and removes deleted stages", () => {
  const start = boardWith({ open: ["a"], won: ["b"] });
  const stages = [
    ...start.stages.filter(({ id }) => id !== "won"),
    { ...start.stages[0], id: "new" } as StageRecord,
  ];
  const columns = [
    { pipeline_stage_id: "new", opportunities: [recordOf("n", "new", 0)], next_cursor: null },
  ];
  const board = play(start, { type: "refreshed", stages, columns, summary: start.summary });
  expect(board.shown).toEqual({ open: ["a"], lost: [], new: ["n"] });
});

describe("changes made elsewhere", () => {
  test("a change of a card that did not move updates it in place", () => {
    const board = play(
      boardWith({ open: ["a", "b"] }),
      changed([recordOf("b", "open", 1, { name: "Renamed", lock_version: 1 })]),
    );
    expect(board.lists.open).toEqual(["a", "b"]);
    expect(board.cards.b?.name).toBe("Renamed");
  });

  test("a change older than the known record is ignored", () => {
    const start = boardWith({ open: ["a"] });
    const newer = play(
      start,
      changed([recordOf("a", "open", 0, { name: "New", lock_version: 3 })]),
    );
    expect(play(newer, changed([recordOf("a", "won", 0, { lock_version: 2 })])).lists).toEqual(
      newer.lists,
    );
  });

  test("a change of stage moves the card, and a change of pipeline removes it", () => {
    const start = boardWith({ open: ["a", "b"], won: ["c"] });
    expect(play(start, changed([recordOf("a", "won", 1)])).lists).toEqual({
      open: ["b"],
      won: ["c", "a"],
      lost: [],
    });
    const elsewhere = play(start, changed([recordOf("a", "x", 0, { pipeline_id: "other" })]));
    expect(elsewhere.lists.open).toEqual(["b"]);
  });

  test("changes that arrive together end in the order of their positions, whatever order they arrive in", () => {
    const start = boardWith({ open: ["a", "b", "c", "d", "e"] });
    const [e, a, d] = [
      recordOf("e", "open", 0),
      recordOf("a", "open", 3),
      recordOf("d", "open", 4),
    ];
    for (const records of [
      [e, a, d],
      [d, a, e],
      [a, e, d],
    ]) {
      expect(play(start, changed(records)).lists.open).toEqual(["e", "b", "c", "a", "d"]);
    }
  });

  test("a deletion removes the card, and a restore brings it back at its position", () => {
    const board = play(boardWith({ open: ["a", "b"] }), changed([], ["a"]));
    expect(board.lists.open).toEqual(["b"]);
    const restored = play(
      board,
      changed([recordOf("a", "open", 1, { lock_version: 2 })], [], ["a"]),
    );
    expect(restored.lists.open).toEqual(["b", "a"]);
  });

  test("a change of a card that was not loaded replaces a placeholder, unless the card is new there", () => {
    const start = boardWith({ open: ["a"] }, { open: 5 });
    const edited = play(start, changed([recordOf("m", "open", 3)]));
    expect(edited.lists.open).toEqual(["a", null, null, "m", null]);
    const created = play(start, changed([recordOf("m", "open", 1)], [], ["m"]));
    expect(created.lists.open).toEqual(["a", "m", null, null, null, null]);
  });

  test("under a filter a change updates or removes cards and never adds them", () => {
    const start = { ...boardWith({ open: ["a", "b"] }), filter: { tag: "hot" } };
    expect(
      play(start, changed([recordOf("a", "open", 9, { name: "Renamed" })])).cards.a?.name,
    ).toBe("Renamed");
    expect(play(start, changed([recordOf("a", "won", 0)])).lists).toEqual({
      open: ["b"],
      won: [],
      lost: [],
    });
    expect(play(start, changed([recordOf("n", "open", 0)], [], ["n"])).lists.open).toEqual([
      "a",
      "b",
    ]);
  });
});

test("a change of a stage's order raises its revision", () => {
  const start = boardWith({ open: ["a", "b"], won: ["c"] });
  const board = play(start, changed([recordOf("a", "open", 1)]));
  expect(board.revisions.open).toBe(1);
  expect(board.revisions.won).toBeUndefined();
});

test("totals of single stages replace only those", () => {
  const stages = ["open", "won"].map((id) => ({ pipeline_stage_id: id, count: 1, amounts: [] }));
  const start = boardWith({});
  const known = { ...start, summary: { ...start.summary, stages } };
  const board = play(known, {
    type: "stageTotalsLoaded",
    stages: [{ pipeline_stage_id: "won", count: 7, amounts: [] }],
  });
  expect(board.summary.stages.map(({ count }) => count)).toEqual([1, 7]);
});

test("a picked-up card is shown where the keys move it, and back where it was after a cancel", () => {
  const start = boardWith({ open: ["a", "b"], won: ["c"] });
  const pickedUp = play(start, {
    type: "keyboardDragChanged",
    keyboardDrag: { cardId: "a", to: positionAt(start.shown, "a", "won", 1) },
  });
  expect(pickedUp.shown).toEqual({ open: ["b"], won: ["c", "a"], lost: [] });
  expect(play(pickedUp, { type: "keyboardDragChanged", keyboardDrag: null }).shown).toEqual(
    start.shown,
  );
});

function play(
  state: BoardState,
  ...actions: (BoardAction | ((state: BoardState) => BoardAction))[]
): BoardState {
  return actions.reduce(
    (board, action) => boardReducer(board, typeof action === "function" ? action(board) : action),
    state,
  );
}

function drop(
  id: number,
  cardId: string,
  stageId: string,
  index: number,
): (state: BoardState) => BoardAction {
  return (state) => ({
    type: "moveStarted",
    move: { id, cardId, to: positionAt(state.shown, cardId, stageId, index) },
  });
}

function changed(
  records: OpportunityRecord[],
  deleted: string[] = [],
  arrived: string[] = [],
): BoardAction {
  return { type: "recordsChanged", changes: { records, deleted, arrived: new Set(arrived) } };
}
