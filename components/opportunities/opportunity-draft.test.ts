import { expect, test } from "vitest";
import { recordOf } from "@/components/board/state/board-factory";
import { amountOf } from "@/components/forms/amount-of";
import { changedFields, rebased } from "@/components/forms/record-draft";
import { changeOf, draftOf, issuesOf } from "./opportunity-draft";

const record = recordOf("acme", "s1", 0, {
  pipeline_id: "p1",
  amount: "12500.00",
  account_id: "a1",
  account_name: "Acme Ltd",
  tags: ["hot"],
  opened_at: "2026-11-22T10:30:17.123Z",
});
const base = draftOf(record, "Europe/Paris");

test("an untouched form changes nothing, although amounts and times are shortened", () => {
  expect(base.amount).toBe("12500");
  expect(base.opened_at).toBe("2026-11-22T11:30");
  expect(changeOf({ ...base }, base, "Europe/Paris")).toEqual({});
});

test("only changed fields are sent, and emptied fields are cleared", () => {
  const draft = {
    ...base,
    amount: "13,000.50",
    account: null,
    probability: "60",
    description: "  ",
    opened_at: "2026-07-01T09:00",
  };
  expect(changeOf(draft, base, "Europe/Paris")).toEqual({
    amount: "13000.50",
    account_id: null,
    probability: 60,
    opened_at: "2026-07-01T07:00:00.000Z",
  });
});

test("a move to another pipeline is sent as a stage only", () => {
  const draft = { ...base, pipeline_id: "p2", pipeline_stage_id: "s9" };
  expect(changeOf(draft, base, "UTC")).toEqual({ pipeline_stage_id: "s9" });
});

test("a rebase keeps the user's edits and takes everything else from the newer record", () => {
  const typed = { ...base, name: "Acme, larger", tags: ["hot", "north"] };
  const theirs = { ...base, name: "Acme renamed", amount: "99" };
  const next = rebased(typed, base, theirs);
  expect(next).toMatchObject({ name: "Acme, larger", amount: "99", tags: ["hot", "north"] });
  expect(changedFields(next, theirs)).toEqual(["name", "tags"]);
});

test("an invalid amount is sent as it is, for the server to refuse", () => {
  expect([amountOf(" 1,250,000 "), amountOf("12,5"), amountOf(""), amountOf("abc")]).toEqual([
    "1250000",
    "12,5",
    null,
    "abc",
  ]);
});

test("an empty name and a probability that is not a number are refused before sending", () => {
  expect(issuesOf({ ...base, name: " ", probability: "half" }).map(({ field }) => field)).toEqual([
    "name",
    "probability",
  ]);
});
