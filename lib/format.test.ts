import { expect, test } from "vitest";
import {
  dayIn,
  daysBetween,
  formatDay,
  formatDecimal,
  formatDecimalInput,
  formatMoment,
  formatMoney,
  formatMoneyShort,
  fromZonedInput,
  relativeDay,
  relativeTime,
  toZonedInput,
} from "./format";

test("money keeps every digit of a decimal string and shows cents only where there are any", () => {
  expect(formatMoney("12500.00", "USD")).toBe("$12,500");
  expect(formatMoney("12500.50", "USD")).toBe("$12,500.50");
  expect(formatMoney("9999999999999999.99", "EUR")).toBe("€9,999,999,999,999,999.99");
  expect(formatMoney("1200.00", "JPY")).toBe("¥1,200");
});

test("money has the decimals that are stored in every currency, so that sums add up", () => {
  expect(formatMoney("100.55", "JPY")).toBe("¥100.55");
  expect(formatMoney("201.10", "JPY")).toBe("¥201.10");
  expect(formatMoney("12.50", "KWD").replace(/\s/, " ")).toBe("KWD 12.50");
  expect(formatMoneyShort("99.99", "KRW")).toBe("₩99.99");
  expect(formatDecimal("12500.50")).toBe("12,500.50");
  expect(formatDecimal("12500.00")).toBe("12,500");
});

test("short money is exact up to eight figures, and has at most one decimal beyond", () => {
  expect(formatMoneyShort("10005534.00", "USD")).toBe("$10,005,534");
  expect(formatMoneyShort("1250000000.00", "USD")).toBe("$1.3B");
  expect(formatMoneyShort("0.00", "USD")).toBe("$0");
});

test("a money input loses empty cents only", () => {
  expect(formatDecimalInput("12500.00")).toBe("12500");
  expect(formatDecimalInput("12500.50")).toBe("12500.50");
});

test("a calendar date is the same in every time zone and leaves out today's year", () => {
  expect(formatDay("2026-11-22")).toBe("Nov 22, 2026");
  expect(formatDay("2026-11-22", "2026-01-01")).toBe("Nov 22");
  expect(formatDay("2027-01-01", "2026-12-31")).toBe("Jan 1, 2027");
});

test("today is the organization's, not the server's", () => {
  const moment = new Date("2026-11-22T23:30:00Z");
  expect(dayIn("America/New_York", moment)).toBe("2026-11-22");
  expect(dayIn("Asia/Tokyo", moment)).toBe("2026-11-23");
});

test("days are counted by the calendar, across changes of the clock", () => {
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2026-03-30", "2026-03-28")).toBe(-2);
  expect(relativeDay("2026-11-23", "2026-11-22")).toBe("tomorrow");
  expect(relativeDay("2026-11-19", "2026-11-22")).toBe("3 days ago");
});

test("a moment reads in the given zone with plain spaces", () => {
  expect(formatMoment("2026-11-22T13:05:00.000Z", "Europe/Paris")).toBe("Nov 22, 2026, 14:05");
  expect(relativeTime("2026-11-22T12:55:00.000Z", new Date("2026-11-22T13:05:00.000Z"))).toBe(
    "10 minutes ago",
  );
});

test("a moment survives the round trip through an input, in summer and winter time", () => {
  for (const iso of [
    "2026-07-01T10:30:00.000Z",
    "2026-12-01T10:30:00.000Z",
    "2026-10-25T12:00:00.000Z",
  ]) {
    for (const zone of ["UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]) {
      expect(fromZonedInput(toZonedInput(iso, zone), zone)).toBe(iso);
    }
  }
});
