import type { CardList } from "./card-lists";

/** Cards in sight, by index, both included. */
export type View = { first: number; last: number };

/** How many cards beyond those in sight are loaded ahead of the scroll, on either side. */
export const OVERSCAN = 10;

const PAGE = 50;

/**
 * What to load next of a column so that all in sight and a little beyond is there: a page that starts, or, when one
 * scrolls up to it, ends at the nearest gap. Undefined when nothing is missing.
 */
export function missingRange(
  list: CardList,
  { first, last }: View,
): { offset: number; limit: number } | undefined {
  const from = Math.max(0, first - OVERSCAN);
  const to = Math.min(list.length - 1, last + OVERSCAN);
  const gaps = [];
  for (let index = from; index <= to; index++) if (list[index] === null) gaps.push(index);
  const [start, end] = [gaps[0], gaps.at(-1)];
  if (start === undefined || end === undefined) return undefined;
  const isAbove = list[end + 1] != null && list[start - 1] == null;
  const offset = isAbove ? Math.max(0, end + 1 - PAGE) : start;
  return { offset, limit: Math.max(PAGE, end + 1 - start) };
}
