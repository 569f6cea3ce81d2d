import { expect, test } from "vitest";
import { filterWords } from "./filter-fields";

const wording = { members: [{ user_id: "1", name: "Ada" }], today: "2026-11-22" };

test("every active filter is described in words, in a fixed order", () => {
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
    ["min_amount", "Amount from 1,000, any currency"],
    ["tag", "Tag: hot"],
    ["rotting", "Rotting"],
  ]);
});

test("the search is not among the filters, and an owner who left is described as a former member", () => {
  expect(filterWords({ q: "acme" }, wording)).toEqual([]);
  expect(filterWords({ owner_user_id: "2", rotting: false }, wording)).toEqual([
    ["owner_user_id", "Owner: former member"],
    ["rotting", "Not rotting"],
  ]);
});
