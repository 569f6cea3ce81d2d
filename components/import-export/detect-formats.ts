import type { Dates, Decimals, Mapping } from "@/lib/domain/import-export/csv/schema";

/**
 * Detects the date and number formats of a file's first rows; defaults to ISO dates and a decimal
 * point.
 */
export function detectFormats(
  rows: string[][],
  mapping: Mapping,
): { dates: Dates; decimals: Decimals } {
  const cellsOf = (...indexes: (number | undefined)[]) =>
    rows.flatMap((cells) =>
      indexes.flatMap((index) => (index === undefined ? [] : (cells[index]?.trim() ?? []))),
    );
  const { amount, expected_close_date, closed_at, opened_at, created_at } = mapping;
  return {
    dates: datesOf(cellsOf(expected_close_date, closed_at, opened_at, created_at)),
    decimals: decimalsOf(cellsOf(amount)),
  };
}

function datesOf(cells: string[]): Dates {
  const written = cells.flatMap((cell) => {
    const [, first, sign, second] = /^(\d{1,2})([./-])(\d{1,2})[./-]\d{4}/.exec(cell) ?? [];
    return first && sign && second ? [{ first: Number(first), sign, second: Number(second) }] : [];
  });
  if (written.length === 0) return "iso";
  if (written.some(({ first }) => first > 12)) return "dmy";
  if (written.some(({ second }) => second > 12)) return "mdy";
  return written[0]?.sign === "/" ? "mdy" : "dmy";
}

function decimalsOf(cells: string[]): Decimals {
  const ending = (pattern: RegExp) => cells.filter((cell) => pattern.test(cell)).length;
  const [comma, point] = [ending(/,\d{1,2}$/), ending(/\.\d{1,2}$/)];
  return comma > point || (comma === point && ending(/\.\d{3}$/) > ending(/,\d{3}$/))
    ? "comma"
    : "point";
}
