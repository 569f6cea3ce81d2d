import type { CardList } from "./card-lists";

/** The cards in view, by index, both included. */
export type Viewport = { first: number; last: number };

/** Number of cards that are loaded beyond the view on either side. */
export const OVERSCAN = 10;

const PAGE = 50;

/**
 * Returns the next range to load so that the view and a little beyond is complete: a page that
 * starts at the nearest missing card or, when scrolling up, ends there. Undefined when nothing is
 * missing.
 */
export function missingRange(
  list: CardList,
  { first, last }: Viewport,
): { offset: number; limit: number } | undefined {
  const from = Math.max(0, first - OVERSCAN);
  const to = Math.min(list.length - 1, last + OVERSCAN);
  const missing = [];
  for (let index = from; index <= to; index++) if (list[index] === null) missing.push(index);
  const [start, end] = [missing[0], missing.at(-1)];
  if (start === undefined || end === undefined) return undefined;
  const isAbove = list[end + 1] != null && list[start - 1] == null;
  const offset = isAbove ? Math.max(0, end + 1 - PAGE) : start;
  return { offset, limit: Math.max(PAGE, end + 1 - start) };
}
