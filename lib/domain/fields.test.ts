import { expect, test } from "vitest";
import { BundleInstant, BundleMoney, Instant, isCalendarDate, Money, Probability } from "./fields";

const read = (
  schema: { safeParse(value: unknown): { success: boolean; data?: unknown } },
  value: unknown,
) => {
  const { success, data } = schema.safeParse(value);
  return success ? data : "refused";
};

test("money has at most two decimals, zeros included: 12.500 may mean 12,500", () => {
  for (const amount of ["12.500", "1.234", "1.000", "12.5000", "0.000", "12,50", "1.250.000"])
    expect(read(Money, amount)).toBe("refused");
  expect(["12.5", "12.50", "12", 12.5, " 7.00 "].map((amount) => read(Money, amount))).toEqual([
    "12.50",
    "12.50",
    "12.00",
    "12.50",
    "7.00",
  ]);
});

test("money in a bundle may end in zeros beyond three decimals", () => {
  expect(["12.5000", "1054.0000000000", "12.50", 12.5].map((a) => read(BundleMoney, a))).toEqual([
    "12.50",
    "1054.00",
    "12.50",
    "12.50",
  ]);
  for (const amount of ["12.500", "12.000", "12.5001", "12.501"])
    expect(read(BundleMoney, amount)).toBe("refused");
});

test("a probability is rounded half up, and refused outside 0 to 100", () => {
  const sent = [0, 12.4, 12.5, 99.5, 100, 0.49, -0];
  expect(sent.map((value) => read(Probability, value))).toEqual([0, 12, 13, 100, 100, 0, 0]);
  for (const value of [100.1, -0.1, 101, "75", Number.NaN, null])
    expect(read(Probability, value)).toBe("refused");
});

test("an instant needs a time; only a bundle's date is midnight UTC", () => {
  expect(read(Instant, "2026-12-01")).toBe("refused");
  expect(read(Instant, "2026-12-01T10:00")).toBe("2026-12-01T10:00:00.000Z");
  expect(read(Instant, "2026-12-01T10:00:00-05:00")).toBe("2026-12-01T15:00:00.000Z");
  expect(read(BundleInstant, "2026-12-01")).toBe("2026-12-01T00:00:00.000Z");
  expect(["2026-02-30", "2026-1-1", "2026-12-01T00:00", ""].map(isCalendarDate)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(isCalendarDate("2028-02-29")).toBe(true);
});
