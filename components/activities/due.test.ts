import { expect, test } from "vitest";
import { addDays, dueInstant, duePartsOf, duePresets, dueText } from "./due";

const ZONE = "America/New_York";

test("a date without a time is due at the last minute of the day in its time zone, and reads back as a date", () => {
  const due = dueInstant({ date: "2026-11-24", time: "" }, ZONE);
  expect(due).toBe("2026-11-25T04:59:00.000Z");
  expect(duePartsOf(due, ZONE)).toEqual({ date: "2026-11-24", time: "" });
});

test("a time is in the organization's time zone, before and after a change of the clock", () => {
  for (const [date, utc] of [
    ["2026-07-01", "2026-07-01T13:30:00.000Z"],
    ["2026-12-01", "2026-12-01T14:30:00.000Z"],
  ] as const) {
    const parts = { date, time: "09:30" };
    expect(dueInstant(parts, ZONE)).toBe(utc);
    expect(duePartsOf(utc, ZONE)).toEqual(parts);
  }
  expect([dueInstant({ date: "", time: "09:30" }, ZONE), duePartsOf(null, ZONE)]).toEqual([
    null,
    { date: "", time: "" },
  ]);
});

test("next week is its Monday, even if today is a Monday", () => {
  const nextWeek = (today: string) => duePresets(today).find(({ alias }) => alias === "w")?.date;
  expect(["2026-11-23", "2026-11-27", "2026-11-28", "2026-11-29"].map(nextWeek)).toEqual(
    Array(4).fill("2026-11-30"),
  );
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
});

test("a near day is relative to today, and any other day is a date", () => {
  const at = (date: string, time = "") =>
    dueText(dueInstant({ date, time }, ZONE) ?? "", "2026-11-22", ZONE);
  expect(at("2026-11-22", "14:00")).toBe("Today, 14:00");
  expect(at("2026-11-21")).toBe("Yesterday");
  expect(at("2026-11-23")).toBe("Tomorrow");
  expect(at("2026-11-19")).toBe("3 days ago");
  expect(at("2026-11-30")).toBe("Mon, Nov 30");
  expect(at("2027-01-04", "09:00")).toBe("Mon, Jan 4, 2027, 09:00");
});
