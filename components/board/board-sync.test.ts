import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { boardWith, recordOf } from "./board-factory";
import type { BoardState } from "./board-state";
import { createBoardStore } from "./board-store";
import { createBoardSync } from "./board-sync";
import { placeAt } from "./card-lists";

type Call = {
  method: string;
  path: string;
  body: Record<string, unknown>;
  answer: (response: Response | Error) => void;
};

let calls: Call[] = [];

beforeEach(() => {
  calls = [];
  vi.stubGlobal("fetch", (url: string, { method = "GET", body = "{}" }: { method?: string; body?: string }) => {
    const path = url.replace("/api/v1/crm/opportunities", "");
    return new Promise<Response>((resolve, reject) => {
      const answer = (response: Response | Error) => (response instanceof Error ? reject(response) : resolve(response));
      calls.push({ method, path, body: JSON.parse(body), answer });
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

test("a second move is shown at once and sent when the first is answered", async () => {
  const { store, move } = start(boardWith({ open: ["a", "b"], won: ["c"] }));
  move("a", "won", 0);
  move("b", "won", 1);
  expect(store.get().shown.won).toEqual(["a", "b", "c"]);
  expect(writes()).toHaveLength(1);
  await answer(record("a", "won", 0));
  expect(writes()[1]?.body).toMatchObject({ after_id: "a", stage_position: 1, expected_stage_id: "open" });
});

test("a move of a card whose earlier move was refused starts from where the card really is", async () => {
  const { store, move, refused } = start(boardWith({ open: ["a"], won: [], lost: [] }));
  move("a", "won", 0);
  move("a", "lost", 0);
  await answer(problem(403, { code: "forbidden", detail: "Not today" }));
  expect(refused).toEqual(["a: Not today"]);
  expect(writes()[1]?.body).toMatchObject({ pipeline_stage_id: "lost", expected_stage_id: "open" });
  expect(store.get().shown).toEqual({ open: [], won: [], lost: ["a"] });
});

test("a conflict shows the card where it is and does not send the moves that were built on the mistake", async () => {
  const { store, move } = start(boardWith({ open: ["a"], won: ["c"], lost: [] }));
  move("a", "won", 0);
  move("a", "lost", 0);
  await answer(
    problem(409, {
      code: "conflict",
      detail: "It has moved",
      opportunity: recordOf("a", "won", 1, { lock_version: 5 }),
    }),
  );
  expect(store.get().shown).toEqual({ open: [], won: ["c", "a"], lost: [] });
  expect(writes()).toHaveLength(1);
});

test("a move whose answer was lost counts as made when the server has made it", async () => {
  const { store, move, refused } = start(boardWith({ open: ["a"], won: [] }));
  move("a", "won", 0);
  await answer(new TypeError("connection lost"));
  await answer(record("a", "won", 0));
  expect(refused).toEqual([]);
  expect(store.get().lists.won).toEqual(["a"]);
});

test("a position that others have shifted makes the stage be read again", async () => {
  const { store, move } = start(boardWith({ open: ["a"], won: ["c"] }));
  move("a", "won", 1);
  await answer(record("a", "won", 2));
  expect(calls.at(-1)?.path).toContain("pipeline_stage_id=won");
  const opportunities = ["c", "x", "a"].map((id, index) => recordOf(id, "won", index, { lock_version: 1 }));
  await answer(Response.json({ opportunities, next_cursor: null }));
  expect(store.get().shown.won).toEqual(["c", "x", "a"]);
});

test("a loss without its reason waits for it, holding up nothing else", async () => {
  const { store, sync, move } = start(boardWith({ open: ["a", "b"], won: [], lost: [] }));
  move("a", "lost", 0);
  move("b", "won", 0);
  await answer(
    problem(422, { code: "invalid", detail: "…", errors: [{ field: "lost_reason", message: "is required" }] }),
  );
  expect(store.get()).toMatchObject({ reasonsWanted: [1], shown: { lost: ["a"] } });
  await answer(record("b", "won", 0));
  sync.giveReason(1, "Price");
  expect(writes()[2]?.body).toMatchObject({ pipeline_stage_id: "lost", lost_reason: "Price" });
});

test("totals are asked for after every answer", async () => {
  const { store, move } = start(boardWith({ open: ["a"], won: [] }));
  move("a", "won", 0);
  await answer(record("a", "won", 0));
  const summary = { ...store.get().summary, total: { count: 7, open_count: 7, amounts: [] } };
  expect(calls.at(-1)?.path).toBe("/summary?pipeline_id=p");
  await answer(Response.json(summary));
  expect(store.get().summary.total.count).toBe(7);
});

function start(state: BoardState) {
  const store = createBoardStore(state);
  const refused: string[] = [];
  const sync = createBoardSync(store, ({ name }, reason) => refused.push(`${name}: ${reason}`));
  const move = (cardId: string, stageId: string, index: number) =>
    sync.move(cardId, placeAt(store.get().shown, cardId, stageId, index));
  return { store, sync, move, refused };
}

function writes(): Call[] {
  return calls.filter(({ method }) => method !== "GET");
}

/** Answers the last call that was made, and lets what follows from it happen. */
async function answer(response: Response | Error) {
  calls.at(-1)?.answer(response);
  await new Promise((resolve) => setTimeout(resolve));
}

function record(id: string, stageId: string, position: number, fields: Partial<OpportunityRecord> = {}): Response {
  return Response.json({ opportunity: recordOf(id, stageId, position, { lock_version: 1, ...fields }) });
}

function problem(status: number, body: Record<string, unknown>): Response {
  return Response.json(body, { status });
}
