import { expect, test } from "vitest";
import type { CardList } from "./card-lists";
import { missingRange } from "./missing-range";

const listOf = (count: number, loaded: (index: number) => boolean): CardList =>
  Array.from({ length: count }, (_, index) => (loaded(index) ? `n${index}` : null));

test("nothing is missing when the view and its surroundings are loaded", () => {
  expect(
    missingRange(
      listOf(500, (index) => index < 30),
      { first: 5, last: 15 },
    ),
  ).toBeUndefined();
  expect(missingRange([], { first: 0, last: 10 })).toBeUndefined();
});

test("near the end of the loaded cards the next page is missing", () => {
  expect(
    missingRange(
      listOf(500, (index) => index < 20),
      { first: 5, last: 14 },
    ),
  ).toEqual({ offset: 20, limit: 50 });
});

test("scrolling up to the start of the loaded cards, the previous page is missing", () => {
  const list = listOf(500, (index) => index >= 300);
  expect(missingRange(list, { first: 305, last: 314 })).toEqual({ offset: 250, limit: 50 });
});

test("among cards that are not loaded, a page from a little above the view is missing", () => {
  expect(
    missingRange(
      listOf(5_000, () => false),
      { first: 2_500, last: 2_509 },
    ),
  ).toEqual({ offset: 2_490, limit: 50 });
});

test("on a tall screen the range covers everything in view", () => {
  const missing = missingRange(
    listOf(5_000, () => false),
    { first: 1_000, last: 1_099 },
  );
  expect(missing).toEqual({ offset: 990, limit: 120 });
});
