import { expect, test } from "vitest";
import { detectFormats } from "./detect-formats";

const datesOf = (...cells: string[]) =>
  detectFormats(
    cells.map((cell) => [cell]),
    { expected_close_date: 0 },
  ).dates;
const decimalsOf = (...cells: string[]) =>
  detectFormats(
    cells.map((cell) => [cell]),
    { amount: 0 },
  ).decimals;

test("the date format is detected from the first unambiguous date", () => {
  expect(datesOf("2026-01-31", "")).toBe("iso");
  expect(datesOf("01/02/2026", "31/01/2026")).toBe("dmy");
  expect(datesOf("01/02/2026", "1/31/2026 14:05")).toBe("mdy");
  expect(datesOf("01/02/2026")).toBe("mdy");
  expect(datesOf("01.02.2026")).toBe("dmy");
  expect(datesOf()).toBe("iso");
});

test("the decimal sign is detected from the cents, else from the thousands separator", () => {
  expect(decimalsOf("1.234,50", "7")).toBe("comma");
  expect(decimalsOf("1,234.50", "7")).toBe("point");
  expect(decimalsOf("12.000", "1.250")).toBe("comma");
  expect(decimalsOf("12,000")).toBe("point");
  expect(decimalsOf("5", "")).toBe("point");
});
