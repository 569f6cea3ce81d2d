import { expect, test } from "vitest";
import type { CardList } from "./card-lists";
import { missingRange } from "./missing-range";

const listOf = (count: number, loaded: (index: number) => boolean): CardList =>
  Array.from({ length: count }, (_, index) => (loaded(index) ? `n${index}` : null));

test("nothing is missing where all in sight and a little beyond is loaded", () => {
  expect(
    missingRange(
      listOf(500, (index) => index < 30),
      { first: 5, last: 15 },
    ),
  ).toBeUndefined();
  expect(missingRange([], { first: 0, last: 10 })).toBeUndefined();
});

test("coming near the end of what is loaded, the page after it is next", () => {
  expect(
    missingRange(
      listOf(500, (index) => index < 20),
      { first: 5, last: 14 },
    ),
  ).toEqual({ offset: 20, limit: 50 });
});

test("scrolling up to what is loaded, the page before it is next", () => {
  const list = listOf(500, (index) => index >= 300);
  expect(missingRange(list, { first: 305, last: 314 })).toEqual({ offset: 250, limit: 50 });
});

test("in the middle of nothing, what is in sight and a little before is next", () => {
  expect(
    missingRange(
      listOf(5_000, () => false),
      { first: 2_500, last: 2_509 },
    ),
  ).toEqual({ offset: 2_490, limit: 50 });
});

test("a tall screen asks for all it shows", () => {
  const missing = missingRange(
    listOf(5_000, () => false),
    { first: 1_000, last: 1_099 },
  );
  expect(missing).toEqual({ offset: 990, limit: 120 });
});
