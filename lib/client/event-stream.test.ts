import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LiveChange } from "@/lib/domain/live-feed/schema";
import { followChanges } from "./event-stream";

class FakeSource extends EventTarget {
  static all: FakeSource[] = [];
  isClosed = false;
  constructor(readonly url: string) {
    super();
    FakeSource.all.push(this);
  }
  close() {
    this.isClosed = true;
  }
  tell(id: number) {
    this.dispatchEvent(new MessageEvent("change", { data: JSON.stringify({ id }) }));
  }
}

const sources = FakeSource.all;
const last = () => sources.at(-1) ?? new FakeSource("none");
const follower = () => {
  const heard: (number | "reset")[] = [];
  return {
    heard,
    onChange: ({ id }: LiveChange) => heard.push(id),
    onReset: () => heard.push("reset"),
  };
};
let stops: (() => void)[] = [];
const follow = (since: number | undefined, by: ReturnType<typeof follower>) => {
  const stop = followChanges(since, { onChange: by.onChange, onReset: by.onReset });
  stops.push(stop);
  return stop;
};

beforeEach(() => {
  vi.useFakeTimers();
  sources.length = 0;
  stops = [];
  vi.stubGlobal("EventSource", FakeSource);
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", Object.assign(new EventTarget(), { hidden: false }));
});
afterEach(() => {
  for (const stop of stops) stop();
  vi.advanceTimersByTime(5_000);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("one connection serves all followers of a tab, from the given event, with each event once", () => {
  const [a, b] = [follower(), follower()];
  follow(7, a);
  follow(7, b);
  expect(sources.map(({ url }) => url)).toEqual(["/api/v1/crm/events?since=7"]);
  last().tell(8);
  last().tell(8);
  last().tell(9);
  expect([a.heard, b.heard]).toEqual([
    [8, 9],
    [8, 9],
  ]);
});

test("a lost connection is retried with growing delays and resumes where it ended", () => {
  follow(7, follower());
  last().tell(12);
  last().dispatchEvent(new Event("error"));
  expect(last().isClosed).toBe(true);
  vi.advanceTimersByTime(500);
  expect(sources.map(({ url }) => url)).toEqual([
    "/api/v1/crm/events?since=7",
    "/api/v1/crm/events?since=12",
  ]);
  for (let failures = 0; failures < 10; failures++) {
    last().dispatchEvent(new Event("error"));
    vi.advanceTimersByTime(30_000);
  }
  const tried = sources.length;
  vi.advanceTimersByTime(60_000);
  expect(sources.length).toBe(tried);
});

test("the stream reconnects immediately when the network returns or the computer wakes up", () => {
  follow(7, follower());
  window.dispatchEvent(new Event("offline"));
  expect(last().isClosed).toBe(true);
  window.dispatchEvent(new Event("online"));
  expect(sources).toHaveLength(2);
  Object.assign(document, { hidden: true });
  document.dispatchEvent(new Event("visibilitychange"));
  vi.setSystemTime(Date.now() + 3_600_000);
  Object.assign(document, { hidden: false });
  document.dispatchEvent(new Event("visibilitychange"));
  expect(sources).toHaveLength(3);
});

test("a connection lost before any change resumes where the stream began", () => {
  const a = follower();
  follow(undefined, a);
  last().dispatchEvent(new MessageEvent("start", { data: "{}", lastEventId: "12" }));
  last().dispatchEvent(new Event("error"));
  vi.advanceTimersByTime(500);
  expect(last().url).toBe("/api/v1/crm/events?since=12");
  last().dispatchEvent(new Event("open"));
  expect(a.heard).toEqual([]);
});

test("a stream that the server cannot resume calls onReset", () => {
  const a = follower();
  follow(7, a);
  last().dispatchEvent(new MessageEvent("reset", { data: "{}", lastEventId: "40" }));
  last().tell(41);
  expect(a.heard).toEqual(["reset", 41]);
});

test("a later follower receives the changes since its data was read, or a reset if that is too long ago", async () => {
  follow(7, follower());
  for (const id of [8, 9, 10]) last().tell(id);
  const [late, recent] = [follower(), follower()];
  follow(9, late);
  await Promise.resolve();
  expect(late.heard).toEqual([10]);
  for (let id = 11; id < 400; id++) last().tell(id);
  follow(20, recent);
  await Promise.resolve();
  expect(recent.heard).toEqual(["reset"]);
});

test("the last follower to stop closes the connection, unless another one follows immediately", () => {
  const stop = follow(7, follower());
  last().tell(8);
  stop();
  const again = follow(8, follower());
  vi.advanceTimersByTime(5_000);
  expect(sources).toHaveLength(1);
  expect(last().isClosed).toBe(false);
  again();
  vi.advanceTimersByTime(5_000);
  expect(last().isClosed).toBe(true);
});
