import { expect, test } from "vitest";
import { filterWords } from "./filter-fields";

const wording = { members: [{ user_id: "1", name: "Ada" }], currency: "EUR", today: "2026-11-22" };

test("every filter that is set is told in words, in one order", () => {
  const filter = {
    rotting: true,
    tag: "hot",
    status: "won" as const,
    min_amount: "1000.00",
    owner_user_id: "1",
  };
  expect(filterWords(filter, wording)).toEqual([
    ["owner_user_id", "Owner: Ada"],
    ["status", "Won"],
    ["min_amount", expect.stringContaining("1,000")],
    ["tag", "Tag: hot"],
    ["rotting", "Rotting"],
  ]);
});

test("the search by name is none of them, and an owner who is no member any more is still told", () => {
  expect(filterWords({ q: "acme" }, wording)).toEqual([]);
  expect(filterWords({ owner_user_id: "2", rotting: false }, wording)).toEqual([
    ["owner_user_id", "Owner: former member"],
    ["rotting", "Not rotting"],
  ]);
});
