import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { boardWith, recordOf } from "@/components/board/state/board-factory";
import type { BoardState } from "@/components/board/state/board-model";
import { createBoardStore } from "@/components/board/state/board-store";
import { positionAt } from "@/components/board/state/card-lists";
import type { LiveChange } from "@/lib/domain/live-feed/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { createBoardSync } from "./board-sync";
import { createLiveChanges } from "./live-changes";

let asked: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return new Promise(() => {});
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("another's move shows with its totals, and what is in sight of both stages is read once to make sure", () => {
  const { store, live } = start(boardWith({ open: ["a", "b"], won: ["c"] }));
  const stages = [{ pipeline_stage_id: "won", count: 2, amounts: [] }];
  live.receive({ ...change(moved("a", "won", 0), { pipeline_stage_id: ["open", "won"] }), stages });
  vi.advanceTimersByTime(30);
  expect(store.get().shown).toEqual({ open: ["b"], won: ["a", "c"], lost: [] });
  vi.advanceTimersByTime(1_000);
  expect(reads()).toEqual(["open", "won"]);
});

test("what this window did itself is not taken a second time", () => {
  const { store, live } = start(boardWith({ open: ["a", "b"] }));
  store.dispatch({
    type: "recordsChanged",
    changes: { records: [moved("a", "won", 0)], arrived: new Set(), deleted: [] },
  });
  const before = store.get();
  live.receive(change(moved("a", "won", 0), { pipeline_stage_id: ["open", "won"] }));
  vi.advanceTimersByTime(1_000);
  expect(store.get()).toBe(before);
  expect(asked).toEqual([]);
});

test("a change of the card in hand waits until it is let go of; changes of others do not", () => {
  const { store, live } = start(boardWith({ open: ["a", "b"], won: [] }));
  store.dispatch({ type: "dragChanged", drag: { cardId: "a", target: null } });
  live.receive(change(moved("a", "won", 0), { pipeline_stage_id: ["open", "won"] }));
  live.receive(change(moved("b", "lost", 0), { pipeline_stage_id: ["open", "lost"] }));
  vi.advanceTimersByTime(1_000);
  expect(store.get().shown).toEqual({ open: ["a"], won: [], lost: ["b"] });
  expect(live.lastChangeOf("a")).toBe("Marcus moved it to won");
  store.dispatch({ type: "dragChanged", drag: null });
  vi.advanceTimersByTime(30);
  expect(store.get().shown).toEqual({ open: [], won: ["a"], lost: ["b"] });
});

test("a card in hand is not lost to a deletion, and then it is gone", () => {
  const { store, live } = start(boardWith({ open: ["a"], won: [] }));
  store.dispatch({
    type: "keyboardDragChanged",
    keyboardDrag: { cardId: "a", to: positionAt(store.get().shown, "a", "won", 0) },
  });
  live.receive({ ...change(moved("a", "open", 0), {}), action: "delete", record: null });
  vi.advanceTimersByTime(1_000);
  expect(store.get().shown.won).toEqual(["a"]);
  store.dispatch({ type: "keyboardDragChanged", keyboardDrag: null });
  vi.advanceTimersByTime(30);
  expect(store.get().shown.open).toEqual([]);
});

test("a flood is waited out and read in one go", () => {
  const { live } = start(boardWith({ open: ["a"] }));
  for (let index = 0; index < 500; index++) {
    live.receive({ ...change(moved(`n${index}`, "won", index), {}), action: "import" });
    if (index % 100 === 99) vi.advanceTimersByTime(50);
  }
  vi.advanceTimersByTime(300);
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(reads()).toEqual(["open", "won", "lost"]);
  expect(asked.filter((url) => url.includes("/summary"))).toHaveLength(1);
});

test("under a filter totals are asked for, not taken, once for all that comes together", () => {
  const { store, live } = start({ ...boardWith({ open: ["a", "b"] }), filter: { tag: "hot" } });
  const { summary } = store.get();
  for (const id of ["a", "b"]) {
    const stages = [{ pipeline_stage_id: "open", count: 9, amounts: [] }];
    live.receive({
      ...change(recordOf(id, "open", 0, { lock_version: 1 }), { amount: [null, "1.00"] }),
      stages,
    });
  }
  vi.advanceTimersByTime(150);
  expect(store.get().summary).toBe(summary);
  expect(asked.filter((url) => url.includes("/summary"))).toHaveLength(1);
});

test("a pipeline that was changed makes the page be read anew, but not while a card is in hand", () => {
  const { store, live, pages } = start(boardWith({ open: ["a"] }));
  store.dispatch({ type: "dragChanged", drag: { cardId: "a", target: null } });
  live.receive({
    ...change(moved("a", "open", 0), {}),
    record_type: "pipeline",
    record_id: "p",
    record: { id: "p" },
  });
  vi.advanceTimersByTime(1_000);
  expect(pages()).toBe(0);
  store.dispatch({ type: "dragChanged", drag: null });
  vi.advanceTimersByTime(30);
  expect(pages()).toBe(1);
});

function start(state: BoardState) {
  const store = createBoardStore(state);
  const sync = createBoardSync(store, { sending: () => {}, moved: () => {}, refused: () => {} });
  let refreshed = 0;
  const live = createLiveChanges(store, sync, () => {
    refreshed++;
  });
  return { store, live, pages: () => refreshed };
}

function moved(id: string, stageId: string, position: number): OpportunityRecord {
  return recordOf(id, stageId, position, { lock_version: 1 });
}

let lastId = 0;

function change(record: OpportunityRecord, changes: LiveChange["changes"]): LiveChange {
  return {
    id: ++lastId,
    record_type: "opportunity",
    record_id: record.id,
    public_id: record.public_id,
    action: changes.pipeline_stage_id ? "move" : "update",
    actor: { type: "user", user_id: "u", api_key_id: null, name: "Marcus" },
    changes,
    created_at: "2026-01-01T00:00:00.000Z",
    record: { ...record },
    stages: [],
  };
}

/** The stages that were read, in the order of the board. */
function reads(): string[] {
  const stages = asked.flatMap(
    (url) => new URL(url, "http://x").searchParams.get("pipeline_stage_id") ?? [],
  );
  return ["open", "won", "lost"].filter((stage) => stages.includes(stage));
}
