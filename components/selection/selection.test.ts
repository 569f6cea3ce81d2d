import { beforeEach, expect, test } from "vitest";
import { deselect, select, selectedIds, selectThrough, toggleSelected } from "./selection";

beforeEach(() => select([]));

test("one is selected and deselected", () => {
  toggleSelected("a");
  toggleSelected("b");
  toggleSelected("a");
  expect(selectedIds()).toEqual(["b"]);
});

test("a range goes from the one selected last to this one, either way, and keeps what was selected", () => {
  const shown = ["a", "b", "c", "d", "e"];
  toggleSelected("d");
  selectThrough("b", shown);
  expect(selectedIds()).toEqual(["d", "b", "c"]);
  selectThrough("e", shown);
  expect([...selectedIds()].sort()).toEqual(["b", "c", "d", "e"]);
});

test("a range that begins nowhere is one", () => {
  selectThrough("c", ["a", "b", "c"]);
  expect(selectedIds()).toEqual(["c"]);
});

test("what is gone is forgotten", () => {
  select(["a", "b"]);
  deselect(["b", "x"]);
  expect(selectedIds()).toEqual(["a"]);
});
