import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { boardWith, recordOf } from "@/components/board/state/board-factory";
import type { BoardState } from "@/components/board/state/board-model";
import { createBoardStore } from "@/components/board/state/board-store";
import { positionAt } from "@/components/board/state/card-lists";
import type { LiveChange } from "@/lib/domain/live-feed/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { createBoardSync } from "./board-sync";
import { createLiveChanges } from "./live-changes";

let requested: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  requested = [];
  vi.stubGlobal("fetch", (url: string) => {
    requested.push(url);
    return new Promise(() => {});
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("another user's move is shown with its totals, and the visible part of both stages is reread once", () => {
  const { store, live } = start(boardWith({ open: ["a", "b"], won: ["c"] }));
  const stages = [{ pipeline_stage_id: "won", count: 2, amounts: [] }];
  live.receive({ ...change(moved("a", "won", 0), { pipeline_stage_id: ["open", "won"] }), stages });
  vi.advanceTimersByTime(30);
  expect(store.get().shown).toEqual({ open: ["b"], won: ["a", "c"], lost: [] });
  vi.advanceTimersByTime(1_000);
  expect(reads()).toEqual(["open", "won"]);
});

test("a change made by this window is not applied twice", () => {
  const { store, live } = start(boardWith({ open: ["a", "b"] }));
  store.dispatch({
    type: "recordsChanged",
    changes: { records: [moved("a", "won", 0)], arrived: new Set(), deleted: [] },
  });
  const before = store.get();
  live.receive(change(moved("a", "won", 0), { pipeline_stage_id: ["open", "won"] }));
  vi.advanceTimersByTime(1_000);
  expect(store.get()).toBe(before);
  expect(requested).toEqual([]);
});

test("a change of the dragged card is deferred until the drop; changes of other cards are not", () => {
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

test("a deleted card stays while it is being dragged and disappears afterwards", () => {
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

test("a flood of changes is followed by one reread after it ends", () => {
  const { live } = start(boardWith({ open: ["a"] }));
  for (let index = 0; index < 500; index++) {
    live.receive({ ...change(moved(`n${index}`, "won", index), {}), action: "import" });
    if (index % 100 === 99) vi.advanceTimersByTime(50);
  }
  vi.advanceTimersByTime(300);
  expect(requested).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(reads()).toEqual(["open", "won", "lost"]);
  expect(requested.filter((url) => url.includes("/summary"))).toHaveLength(1);
});

test("under a filter totals are requested once per batch instead of being taken from the changes", () => {
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
  expect(requested.filter((url) => url.includes("/summary"))).toHaveLength(1);
});

test("a changed pipeline refreshes the page, but not while a card is being dragged", () => {
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
    undoes: null,
    created_at: "2026-01-01T00:00:00.000Z",
    record: { ...record },
    stages: [],
  };
}

/** Returns the stages that were reread, in board order. */
function reads(): string[] {
  const stages = requested.flatMap(
    (url) => new URL(url, "http://x").searchParams.get("pipeline_stage_id") ?? [],
  );
  return ["open", "won", "lost"].filter((stage) => stages.includes(stage));
}
