import { expect, test } from "vitest";
import { clockAt, endOfDay, momentAt, startOfDay } from "./zoned-time";

test("a day begins and ends by the clocks of its zone, west and east of Greenwich", () => {
  expect(startOfDay("2026-03-01", "America/New_York")).toBe("2026-03-01T05:00:00.000Z");
  expect(endOfDay("2026-03-01", "America/New_York")).toBe("2026-03-02T04:59:00.000Z");
  expect(startOfDay("2026-03-01", "Asia/Tokyo")).toBe("2026-02-28T15:00:00.000Z");
  expect(endOfDay("2026-03-01", "Asia/Kathmandu")).toBe("2026-03-01T18:14:00.000Z");
  expect(startOfDay("2026-03-01", "UTC")).toBe("2026-03-01T00:00:00.000Z");
});

test("days on which the clocks change have their own first and last minute", () => {
  // Set forward at midnight: the day begins at 01:00.
  expect(startOfDay("2018-11-04", "America/Sao_Paulo")).toBe("2018-11-04T03:00:00.000Z");
  // Set back at midnight: 23:00 to 23:59 is shown twice.
  expect(endOfDay("2018-02-17", "America/Sao_Paulo")).toBe("2018-02-18T02:59:00.000Z");
  // Set back at 01:00: 00:00 to 00:59 is shown twice.
  expect(startOfDay("2026-11-01", "America/Havana")).toBe("2026-11-01T04:00:00.000Z");
  expect(startOfDay("2026-11-01", "America/New_York")).toBe("2026-11-01T04:00:00.000Z");
  expect(endOfDay("2026-11-01", "America/New_York")).toBe("2026-11-02T04:59:00.000Z");
  expect(startOfDay("2026-03-29", "Europe/Berlin")).toBe("2026-03-28T23:00:00.000Z");
  expect(endOfDay("2026-03-29", "Europe/Berlin")).toBe("2026-03-29T21:59:00.000Z");
});

test("every day of years with changes begins and ends on that day", () => {
  const zones = ["America/New_York", "Australia/Lord_Howe", "America/Havana", "Asia/Beirut"];
  for (const zone of zones) {
    for (let day = Date.UTC(2020, 0, 1); day < Date.UTC(2022, 0, 1); day += 86_400_000) {
      const date = new Date(day).toISOString().slice(0, 10);
      const start = new Date(startOfDay(date, zone));
      expect(clockAt(start, zone).slice(0, 10)).toBe(date);
      expect(clockAt(new Date(start.getTime() - 1), zone) < date).toBe(true);
      const end = new Date(endOfDay(date, zone));
      expect(clockAt(end, zone)).toBe(`${date}T23:59:00`);
      expect(clockAt(new Date(end.getTime() + 60_000), zone) > `${date}T24`).toBe(true);
    }
  }
});

test("a skipped clock time moves forward, one shown twice means the first", () => {
  expect(momentAt("2026-03-08T02:30", "America/New_York")).toBe("2026-03-08T07:30:00.000Z");
  expect(momentAt("2026-11-01T01:30", "America/New_York")).toBe("2026-11-01T05:30:00.000Z");
  expect(momentAt("2026-11-22T14:05:06", "Europe/Paris")).toBe("2026-11-22T13:05:06.000Z");
});
