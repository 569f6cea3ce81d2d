import { generateNKeysBetween } from "fractional-indexing";
import type { Window } from "./window";

/**
 * New ranks that bring the rows of a window into `order`, for as few of the movable rows as possible; the
 * others keep theirs. No new rank equals a current one of the window, so they may be written in any order.
 */
export function rerank(window: Window, order: string[], movable: Set<string>): Map<string, string> {
  const rankOf = new Map(window.rows.map(({ id, rank }) => [id, rank]));
  const wanted = order.map((id) => ({ id, rank: rankOf.get(id) ?? "" }));
  const kept = keptRows(wanted, movable);
  const current = [...rankOf.values()].sort((a, b) => (a < b ? -1 : 1));
  const ranks = new Map<string, string>();
  let left = window.previous;
  for (let index = 0; index < wanted.length; ) {
    const row = wanted[index];
    if (!row || kept.has(row.id)) {
      left = row?.rank ?? left;
      index++;
      continue;
    }
    const run = runOfMoved(wanted, kept, index);
    const right = nextRank(current, left) ?? window.next;
    const keys = generateNKeysBetween(left, right, run.length);
    for (const [offset, { id }] of run.entries()) ranks.set(id, keys[offset] ?? "");
    index += run.length;
  }
  return ranks;
}

type Row = { id: string; rank: string };

/** The rows that keep their ranks: every unmovable one, and between two of those a longest run already in order. */
function keptRows(wanted: Row[], movable: Set<string>): Set<string> {
  const kept = new Set<string>();
  let segment: Row[] = [];
  let floor = "";
  const close = (ceiling: string | null) => {
    const fitting = segment.filter(
      ({ rank }) => rank > floor && (ceiling === null || rank < ceiling),
    );
    for (const { id } of longestRising(fitting)) kept.add(id);
    segment = [];
  };
  for (const row of wanted) {
    if (movable.has(row.id)) {
      segment.push(row);
      continue;
    }
    close(row.rank);
    kept.add(row.id);
    floor = row.rank;
  }
  close(null);
  return kept;
}

/** A longest subsequence with rising ranks, in n log n steps. */
function longestRising(rows: Row[]): Row[] {
  const ends: number[] = [];
  const before = new Array<number>(rows.length).fill(-1);
  for (const [index, { rank }] of rows.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[ends[middle] ?? -1]?.rank ?? "") < rank) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  }
  const rising: Row[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const row = rows[index];
    if (row) rising.push(row);
  }
  return rising.reverse();
}

function runOfMoved(wanted: Row[], kept: Set<string>, from: number): Row[] {
  const end = wanted.findIndex(({ id }, index) => index > from && kept.has(id));
  return wanted.slice(from, end === -1 ? undefined : end);
}

/** The lowest current rank above `left`. */
function nextRank(current: string[], left: string | null): string | undefined {
  let low = 0;
  let high = left === null ? 0 : current.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((current[middle] ?? "") > (left ?? "")) high = middle;
    else low = middle + 1;
  }
  return current[low];
}
