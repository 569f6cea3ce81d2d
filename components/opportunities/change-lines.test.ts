import { expect, test } from "vitest";
import type { ChangeEventRecord, FieldChanges } from "@/lib/domain/change-events/schema";
import { linesOf, linkedIds, type Names, verbOf } from "./change-lines";

const names: Names = {
  pipelines: [],
  members: [{ user_id: "u1", name: "Ann Lee" }],
  links: new Map([["a1", "Acme"]]),
  currency: "USD",
  timeZone: "Europe/Paris",
};

function event(action: ChangeEventRecord["action"], changes: FieldChanges): ChangeEventRecord {
  const actor = { type: "user", user_id: "u1", api_key_id: null, name: "Ann Lee" } as const;
  return {
    id: 1,
    record_type: "opportunity",
    record_id: "o",
    public_id: "opp_1",
    action,
    actor,
    changes,
    undoes: null,
    created_at: "2026-11-22T10:00:00Z",
  };
}

test("ids become names, and figures become money and dates", () => {
  const changes: FieldChanges = {
    amount: ["1000.00", "1250.50"],
    owner_user_id: [null, "u1"],
    account_id: ["gone", "a1"],
    expected_close_date: [null, "2026-12-01"],
    tags: [[], ["hot", "north"]],
  };
  expect(
    linesOf(event("update", changes), names).map(({ label, before, after }) => [
      label,
      before,
      after,
    ]),
  ).toEqual([
    ["Amount", "$1,000", "$1,250.50"],
    ["Owner", null, "Ann Lee"],
    ["Account", "a deleted account", "Acme"],
    ["Expected close", null, "Dec 1, 2026"],
    ["Tags", null, "hot, north"],
  ]);
});

test("a move shows the stages and not the fields that follow from them", () => {
  const lines = linesOf(
    event("move", {
      pipeline_stage_id: ["s1", "s2"],
      status: ["open", "won"],
      closed_at: [null, "x"],
    }),
    names,
  );
  expect(lines.map(({ field }) => field)).toEqual(["pipeline_stage_id"]);
  expect(lines[0]?.before).toBe("a deleted stage");
});

test("a field that kept its value is not shown", () => {
  const move = event("move", { pipeline_stage_id: ["s1", "s2"], pipeline_id: ["p", "p"] });
  expect(linesOf(move, names).map(({ field }) => field)).toEqual(["pipeline_stage_id"]);
});

test("a reorder has a sentence and no lines", () => {
  const reorder = event("move", { stage_position: [3, 0] });
  expect(verbOf(reorder, names)).toBe("reordered it");
  expect(linesOf(reorder, names)).toEqual([]);
});

test("an event that takes back a move says so", () => {
  const back = { ...event("move", { pipeline_stage_id: ["s2", "s1"] }), undoes: 7 };
  expect(verbOf(back, names)).toBe("took back the move to a deleted stage");
  expect(verbOf({ ...event("move", { stage_position: [0, 3] }), undoes: 7 }, names)).toBe(
    "took back a move",
  );
});

test("linked ids are listed once each and never null", () => {
  const events = [
    event("update", { account_id: [null, "a1"] }),
    event("update", { account_id: ["a1", "a2"] }),
  ];
  expect(linkedIds(events, "account_id")).toEqual(["a1", "a2"]);
});
