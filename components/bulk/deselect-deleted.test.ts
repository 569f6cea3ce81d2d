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
  tell(record_type: string, record_id: string, record: object | null) {
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
  // The connection is kept a moment for whoever follows next; other tests must not find it.
  vi.advanceTimersByTime(2_000);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  select([]);
});

test("what is deleted in this window is selected no longer; what is changed stays", () => {
  publishOpportunityChange({ kind: "updated", opportunity: recordOf("a", "s1", 0) });
  publishOpportunityChange({ kind: "deleted", opportunity: { id: "b" } });
  expect(selectedIds()).toEqual(["a"]);
});

test("what others delete is selected no longer; other records of that id, and changes, are left aside", () => {
  FakeSource.last?.tell("opportunity", "a", { id: "a" });
  FakeSource.last?.tell("activity", "a", null);
  expect(selectedIds()).toEqual(["a", "b"]);
  FakeSource.last?.tell("opportunity", "a", null);
  expect(selectedIds()).toEqual(["b"]);
});

test("nothing is forgotten any more once it has been stopped", () => {
  stop();
  publishOpportunityChange({ kind: "deleted", opportunity: { id: "a" } });
  expect(selectedIds()).toEqual(["a", "b"]);
});
