import { beforeEach, expect, test } from "vitest";
import { deselect, select, selectedIds, selectThrough, toggleSelected } from "./selection";

beforeEach(() => select([]));

test("toggling an opportunity selects and deselects it", () => {
  toggleSelected("a");
  toggleSelected("b");
  toggleSelected("a");
  expect(selectedIds()).toEqual(["b"]);
});

test("a range extends from the last selected one in either direction and keeps the earlier selection", () => {
  const shown = ["a", "b", "c", "d", "e"];
  toggleSelected("d");
  selectThrough("b", shown);
  expect(selectedIds()).toEqual(["d", "b", "c"]);
  selectThrough("e", shown);
  expect([...selectedIds()].sort()).toEqual(["b", "c", "d", "e"]);
});

test("a range without a previous selection selects one", () => {
  selectThrough("c", ["a", "b", "c"]);
  expect(selectedIds()).toEqual(["c"]);
});

test("deselected ids leave the selection", () => {
  select(["a", "b"]);
  deselect(["b", "x"]);
  expect(selectedIds()).toEqual(["a"]);
});
