import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { recordOf } from "@/components/board/state/board-factory";
import { select, selectedIds } from "@/components/selection/selection";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import { deselectDeleted } from "./deselect-deleted";

class FakeSource extends EventTarget {
  static last: FakeSource | undefined;
  lastId = 0;
  constructor() {
    super();
    FakeSource.last = this;
  }
  close() {}
  send(record_type: string, record_id: string, record: object | null) {
    const data = JSON.stringify({ id: ++this.lastId, record_type, record_id, record });
    this.dispatchEvent(new MessageEvent("change", { data }));
  }
}

let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeSource);
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", Object.assign(new EventTarget(), { hidden: false }));
  stop = deselectDeleted();
  select(["a", "b"]);
});

afterEach(() => {
  stop();
  // The connection stays open a moment for the next subscriber; other tests must not reuse it.
  vi.advanceTimersByTime(2_000);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  select([]);
});

test("an opportunity deleted in this window is deselected; a changed one stays selected", () => {
  publishOpportunityChange({ kind: "updated", opportunity: recordOf("a", "s1", 0) });
  publishOpportunityChange({ kind: "deleted", opportunity: { id: "b" } });
  expect(selectedIds()).toEqual(["a"]);
});

test("an opportunity deleted by another user is deselected; other records with its id, and changes, have no effect", () => {
  FakeSource.last?.send("opportunity", "a", { id: "a" });
  FakeSource.last?.send("activity", "a", null);
  expect(selectedIds()).toEqual(["a", "b"]);
  FakeSource.last?.send("opportunity", "a", null);
  expect(selectedIds()).toEqual(["b"]);
});

test("nothing is deselected after the listener is stopped", () => {
  stop();
  publishOpportunityChange({ kind: "deleted", opportunity: { id: "a" } });
  expect(selectedIds()).toEqual(["a", "b"]);
});
