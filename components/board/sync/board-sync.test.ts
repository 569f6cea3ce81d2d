import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { boardWith, recordOf } from "@/components/board/state/board-factory";
import type { BoardState } from "@/components/board/state/board-model";
import { type BoardStore, createBoardStore } from "@/components/board/state/board-store";
import { positionAt } from "@/components/board/state/card-lists";
import type { ApiError } from "@/lib/client/api-error";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { ConfirmedMove } from "./board-listener";
import { createBoardSync } from "./board-sync";

type Call = {
  method: string;
  path: string;
  ifMatch: string | null;
  body: Record<string, unknown>;
  respond: (response: Response | Error) => void;
};

let calls: Call[] = [];

beforeEach(() => {
  calls = [];
  vi.stubGlobal("fetch", (url: string, { method = "GET", body = "{}", headers }: RequestInit) => {
    const path = url.replace("/api/v1/crm/opportunities", "");
    return new Promise<Response>((resolve, reject) => {
      const respond = (response: Response | Error) =>
        response instanceof Error ? reject(response) : resolve(response);
      const ifMatch = new Headers(headers).get("if-match");
      calls.push({ method, path, ifMatch, body: JSON.parse(String(body)), respond });
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

test("a second move is shown at once and sent after the response to the first", async () => {
  const { store, move } = start(boardWith({ open: ["a", "b"], won: ["c"] }));
  move("a", "won", 0);
  move("b", "won", 1);
  expect(store.get().shown.won).toEqual(["a", "b", "c"]);
  expect(writes()).toHaveLength(1);
  await respond(record("a", "won", 0));
  expect(writes()[1]?.body).toMatchObject({
    after_id: "a",
    stage_position: 1,
    expected_stage_id: "open",
  });
});

test("every move is shown at once and sent after it has been painted", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { store, move } = start(boardWith({ open: ["a", "b"], won: ["c"] }), afterDelay);
  move("a", "won", 0);
  await vi.advanceTimersByTimeAsync(19);
  move("b", "won", 1);
  expect(store.get().shown.won).toEqual(["a", "b", "c"]);
  expect(writes()).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(writes()).toHaveLength(1);
  writes()[0]?.respond(record("a", "won", 0));
  await vi.advanceTimersByTimeAsync(18);
  expect(writes()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(writes()[1]?.body).toMatchObject({ after_id: "a", stage_position: 1 });
});

test("a move does not overwrite another user's move made between the drop and its sending", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { store, move } = start(boardWith({ open: ["a"], won: [], lost: [] }), afterDelay);
  move("a", "won", 0);
  moveByOther(store, "a", "lost");
  await vi.advanceTimersByTimeAsync(20);
  expect(writes()[0]?.body).toMatchObject({ pipeline_stage_id: "won", expected_stage_id: "open" });
});

test("a move does not overwrite another user's move made while the previous move is being sent", async () => {
  const { store, move } = start(boardWith({ open: ["a", "b"], won: [], lost: [] }));
  move("b", "won", 0);
  move("a", "won", 0);
  moveByOther(store, "a", "lost");
  await respond(record("b", "won", 0));
  expect(writes()[1]?.body).toMatchObject({ pipeline_stage_id: "won", expected_stage_id: "open" });
});

test("a move does not overwrite another user's move made while the lost-reason dialog is open", async () => {
  const { store, sync, move } = start(boardWith({ open: ["a"], won: [], lost: [] }));
  move("a", "lost", 0);
  await respond(reasonMissing());
  moveByOther(store, "a", "won");
  sync.giveReason(1, "Price");
  expect(writes()[1]?.body).toMatchObject({ pipeline_stage_id: "lost", expected_stage_id: "open" });
});

test("a loss whose card is deleted while the dialog is open lets the next loss ask for its reason", async () => {
  const { store, move } = start(boardWith({ open: ["b"], won: [], lost: [] }));
  move("b", "lost", 0);
  await respond(reasonMissing());
  expect(store.get().awaitingReason).toEqual([1]);
  store.dispatch({
    type: "recordsChanged",
    changes: { records: [], arrived: new Set(), deleted: ["b"] },
  });
  expect(store.get().awaitingReason).toEqual([]);
  store.dispatch({
    type: "recordsChanged",
    changes: { records: [recordOf("c", "open", 0)], arrived: new Set(["c"]), deleted: [] },
  });
  move("c", "lost", 0);
  await respondToWrite(1, reasonMissing());
  expect(store.get().awaitingReason).toEqual([2]);
});

test("an undo whose card is deleted before it is sent is rejected with 404", async () => {
  const { store, sync, move } = start(boardWith({ open: ["a", "b"], won: [] }));
  move("a", "won", 0);
  const reverted = sync.revertMove("b", { stageId: "won", index: 0 }, { id: "b", ifMatch: 1 });
  const status = reverted.catch((error: ApiError) => error.status);
  store.dispatch({
    type: "recordsChanged",
    changes: { records: [], arrived: new Set(), deleted: ["b"] },
  });
  await respond(record("a", "won", 0));
  expect(await status).toBe(404);
  expect(writes()).toHaveLength(1);
});

test("a move of a card whose earlier move was refused expects the card's actual stage", async () => {
  const { store, move, refused } = start(boardWith({ open: ["a"], won: [], lost: [] }));
  move("a", "won", 0);
  move("a", "lost", 0);
  await respond(problem(403, { code: "forbidden", detail: "Not today" }));
  expect(refused).toEqual(["a: Not today"]);
  expect(writes()[1]?.body).toMatchObject({ pipeline_stage_id: "lost", expected_stage_id: "open" });
  expect(store.get().shown).toEqual({ open: [], won: [], lost: ["a"] });
});

test("a conflict shows the card where it is and does not send later moves that built on the refused one", async () => {
  const { store, move } = start(boardWith({ open: ["a"], won: ["c"], lost: [] }));
  move("a", "won", 0);
  move("a", "lost", 0);
  await respond(
    problem(409, {
      code: "conflict",
      detail: "It has moved",
      opportunity: recordOf("a", "won", 1, { lock_version: 5 }),
    }),
  );
  expect(store.get().shown).toEqual({ open: [], won: ["c", "a"], lost: [] });
  expect(writes()).toHaveLength(1);
});

test("a move whose response was lost is confirmed if the server made it", async () => {
  const { store, move, refused } = start(boardWith({ open: ["a"], won: [] }));
  move("a", "won", 0);
  await respond(new TypeError("connection lost"));
  await respond(record("a", "won", 0));
  expect(refused).toEqual([]);
  expect(store.get().lists.won).toEqual(["a"]);
});

test("a position shifted by other users causes a reread of the stage", async () => {
  const { store, move } = start(boardWith({ open: ["a"], won: ["c"] }));
  move("a", "won", 1);
  await respond(record("a", "won", 2));
  expect(calls.at(-1)?.path).toContain("pipeline_stage_id=won&offset=0");
  const opportunities = ["c", "x", "a"].map((id, index) =>
    recordOf(id, "won", index, { lock_version: 1 }),
  );
  await respond(Response.json({ opportunities, next_cursor: null, total_count: 3 }));
  expect(store.get().shown.won).toEqual(["c", "x", "a"]);
});

test("a loss without its reason waits for it and does not delay other moves", async () => {
  const { store, sync, move } = start(boardWith({ open: ["a", "b"], won: [], lost: [] }));
  move("a", "lost", 0);
  move("b", "won", 0);
  await respond(reasonMissing());
  expect(store.get()).toMatchObject({ awaitingReason: [1], shown: { lost: ["a"] } });
  await respond(record("b", "won", 0));
  sync.giveReason(1, "Price");
  expect(writes()[2]?.body).toMatchObject({ pipeline_stage_id: "lost", lost_reason: "Price" });
});

test("the reason of a drop of several cards is asked for once and sent with each", async () => {
  const { store, sync, move } = start(boardWith({ open: ["a", "b", "c"], won: [], lost: [] }));
  const group = move("a", "lost", 0);
  move("b", "lost", 1, group);
  move("c", "lost", 2, group);
  await respond(reasonMissing());
  expect(store.get()).toMatchObject({
    awaitingReason: [1, 2, 3],
    shown: { lost: ["a", "b", "c"] },
  });
  expect(writes()).toHaveLength(1);
  sync.giveReason(group, "Price");
  await respondToWrite(1, record("a", "lost", 0));
  await respondToWrite(2, record("b", "lost", 1));
  await respondToWrite(3, record("c", "lost", 2));
  expect(
    writes()
      .slice(1)
      .map(({ path, body }) => [path, body.lost_reason]),
  ).toEqual([
    ["/a", "Price"],
    ["/b", "Price"],
    ["/c", "Price"],
  ]);
  expect(store.get()).toMatchObject({ moves: [], lists: { lost: ["a", "b", "c"] } });
});

test("canceling the reason of a drop puts all of its cards back and leaves other moves alone", async () => {
  const { store, sync, move, refused } = start(
    boardWith({ open: ["a", "b", "c"], won: [], lost: [] }),
  );
  const group = move("a", "lost", 0);
  move("b", "lost", 1, group);
  move("c", "won", 0);
  await respond(reasonMissing());
  sync.rollback(group);
  expect(store.get().shown).toEqual({ open: ["a", "b"], won: ["c"], lost: [] });
  await respond(record("c", "won", 0));
  expect(writes()).toHaveLength(2);
  expect(refused).toEqual([]);
});

test("of a drop of several cards only the refused one goes back, by its name", async () => {
  const { store, sync, move, refused } = start(
    boardWith({ open: ["a", "b", "c"], won: [], lost: [] }),
  );
  const group = move("a", "lost", 0);
  move("b", "lost", 1, group);
  move("c", "lost", 2, group);
  await respond(reasonMissing());
  sync.giveReason(group, "Price");
  await respondToWrite(1, record("a", "lost", 0));
  await respondToWrite(2, problem(403, { code: "forbidden", detail: "Not yours" }));
  await respondToWrite(3, record("c", "lost", 1));
  expect(refused).toEqual(["b: Not yours"]);
  expect(store.get().shown).toEqual({ open: ["b"], won: [], lost: ["a", "c"] });
});

test("a card deleted while the reason of its drop is asked for leaves the others asking", async () => {
  const { store, sync, move } = start(boardWith({ open: ["a", "b"], won: [], lost: [] }));
  const group = move("a", "lost", 0);
  move("b", "lost", 1, group);
  await respond(reasonMissing());
  store.dispatch({
    type: "recordsChanged",
    changes: { records: [], arrived: new Set(), deleted: ["a"] },
  });
  expect(store.get().awaitingReason).toEqual([2]);
  sync.giveReason(group, "Price");
  expect(writes()[1]).toMatchObject({ path: "/b", body: { lost_reason: "Price" } });
});

test("a reason given while the rest of its drop is queued counts for the rest, too", async () => {
  const { sync, move } = start(boardWith({ open: ["a", "b", "c"], won: [], lost: [] }));
  const group = move("a", "lost", 0);
  move("c", "won", 0);
  move("b", "lost", 1, group);
  await respond(reasonMissing());
  sync.giveReason(group, "Price");
  await respondToWrite(1, record("c", "won", 0));
  expect(writes()[2]).toMatchObject({ path: "/b", body: { lost_reason: "Price" } });
});

test("totals are requested after every response", async () => {
  const { store, move } = start(boardWith({ open: ["a"], won: [] }));
  move("a", "won", 0);
  await respond(record("a", "won", 0));
  const summary = { ...store.get().summary, total: { count: 7, open_count: 7, amounts: [] } };
  expect(calls.at(-1)?.path).toBe("/summary?pipeline_id=p");
  await respond(Response.json(summary));
  expect(store.get().summary.total.count).toBe(7);
});

test("a confirmed move is reported with its origin and can be reverted on its version", async () => {
  const { store, sync, move, confirmed } = start(boardWith({ open: ["a", "b", "c"], won: [] }));
  move("b", "won", 0);
  await respond(record("b", "won", 0));
  const [first] = confirmed;
  expect(first).toMatchObject({
    from: { stageId: "open", index: 1, afterId: "a" },
    after: { lock_version: 1 },
    written: { id: "b", before: 0, after: 1 },
  });
  if (!first) throw new Error("No move was confirmed");
  const reverted = sync.revertMove("b", first.from, { id: "b", ifMatch: 1 });
  expect(store.get().shown.open).toEqual(["a", "b", "c"]);
  expect(writes()[1]).toMatchObject({ method: "POST", path: "/b/undo_move", ifMatch: '"1"' });
  await respondToWrite(1, record("b", "open", 1, { lock_version: 2 }));
  expect(await reverted).toMatchObject({ lock_version: 2 });
});

test("the undo of two neighbours' exchange takes back the move of the one that the server wrote", async () => {
  const { store, sync, move, confirmed } = start(boardWith({ open: ["a", "b"] }));
  move("a", "open", 1);
  const place = (id: string, stage_position: number, lock_version: number) => ({
    ...{ id, public_id: `opp_${id}`, stage_position, lock_version },
  });
  const opportunities = [place("b", 0, 1), place("a", 1, 0)];
  await respond(Response.json({ pipeline_stage_id: "open", opportunities }));
  const [exchange] = confirmed;
  expect(exchange?.written).toEqual({ id: "b", before: 0, after: 1 });
  if (!exchange) throw new Error("No move was confirmed");
  const reverted = sync.revertMove("a", exchange.from, { id: "b", ifMatch: 1 });
  expect(store.get().shown.open).toEqual(["a", "b"]);
  expect(writes()[1]).toMatchObject({ path: "/b/undo_move", ifMatch: '"1"' });
  await respondToWrite(1, record("b", "open", 1, { lock_version: 2 }));
  expect(await reverted).toMatchObject({ id: "b", lock_version: 2 });
  expect(store.get().lists.open).toEqual(["a", "b"]);
});

test("a revert refused because another user changed the card shows the card where it is", async () => {
  const { store, sync, refused } = start(boardWith({ open: ["a"], won: ["b"] }));
  const reverted = sync.revertMove("b", { stageId: "open", index: 0 }, { id: "b", ifMatch: 1 });
  const opportunity = recordOf("b", "lost", 0, { lock_version: 5 });
  const refusal = expect(reverted).rejects.toMatchObject({ code: "stale" });
  await respond(problem(412, { code: "stale", detail: "Changed", opportunity }));
  await refusal;
  expect(store.get().shown).toEqual({ open: ["a"], won: [], lost: ["b"] });
  expect(refused).toEqual([]);
});

test("under a filter a drop among cards that are not loaded first loads its neighbour", async () => {
  const { move } = start({
    ...boardWith({ open: ["a"], won: [] }, { won: 80 }),
    filter: { tag: "hot" },
  });
  move("a", "won", 40);
  expect(calls.at(-1)?.path).toContain("offset=29");
  const opportunities = Array.from({ length: 20 }, (_, index) =>
    recordOf(`w${29 + index}`, "won", 500 + index),
  );
  await respond(Response.json({ opportunities, next_cursor: "more" }));
  expect(writes()[0]?.body).toMatchObject({
    pipeline_stage_id: "won",
    stage_position: 511,
    after_id: "w39",
  });
});

test("only visible cards are requested, one request at a time, and after a failure loading waits for a retry", async () => {
  const { store, sync } = start(boardWith({ open: [] }, { open: 5_000 }));
  const page = (from: number) =>
    Response.json({
      opportunities: Array.from({ length: 50 }, (_, index) =>
        recordOf(`n${from + index}`, "open", from + index),
      ),
      next_cursor: "more",
    });
  sync.setViewport("open", { first: 0, last: 8 });
  sync.setViewport("open", { first: 900, last: 908 });
  sync.setViewport("open", { first: 3_000, last: 3_008 });
  expect(calls.map(({ path }) => path)).toEqual([expect.stringContaining("offset=0&limit=50")]);
  await respond(page(0));
  expect(calls.slice(1).map(({ path }) => path)).toEqual([
    expect.stringContaining("offset=2990&limit=50"),
  ]);
  await respond(new TypeError("connection lost"));
  expect(store.get().failed.has("open")).toBe(true);
  expect(calls).toHaveLength(2);
  sync.retry("open");
  await respond(page(2990));
  expect(store.get().lists.open?.[3_004]).toBe("n3004");
});

const afterDelay = () => new Promise<void>((resolve) => setTimeout(resolve, 20));

function start(state: BoardState, isShown?: () => Promise<void>) {
  const store = createBoardStore(state);
  const refused: string[] = [];
  const confirmed: ConfirmedMove[] = [];
  const listener = {
    sending: () => {},
    moved: (move: ConfirmedMove) => confirmed.push(move),
    refused: ({ name }: OpportunityRecord, { detail }: ApiError) =>
      refused.push(`${name}: ${detail}`),
  };
  const sync = createBoardSync(store, listener, isShown);
  const move = (cardId: string, stageId: string, index: number, group?: number) =>
    sync.move(cardId, positionAt(store.get().shown, cardId, stageId, index), group);
  return { store, sync, move, refused, confirmed };
}

function moveByOther(store: BoardStore, cardId: string, stageId: string) {
  const theirs = recordOf(cardId, stageId, 0, { lock_version: 5 });
  store.dispatch({
    type: "recordsChanged",
    changes: { records: [theirs], arrived: new Set([cardId]), deleted: [] },
  });
}

function reasonMissing(): Response {
  return problem(422, {
    code: "invalid",
    detail: "…",
    errors: [{ field: "lost_reason", message: "is required" }],
  });
}

function writes(): Call[] {
  return calls.filter(({ method }) => method !== "GET");
}

async function respondToWrite(index: number, response: Response) {
  writes()[index]?.respond(response);
  await new Promise((resolve) => setTimeout(resolve));
}

/** Responds to the last request and waits until its effects have run. */
async function respond(response: Response | Error) {
  calls.at(-1)?.respond(response);
  await new Promise((resolve) => setTimeout(resolve));
}

function record(
  id: string,
  stageId: string,
  position: number,
  fields: Partial<OpportunityRecord> = {},
): Response {
  return Response.json({
    opportunity: recordOf(id, stageId, position, { lock_version: 1, ...fields }),
  });
}

function problem(status: number, body: Record<string, unknown>): Response {
  return Response.json(body, { status });
}
