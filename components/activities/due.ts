import { capitalize } from "@/components/forms/capitalize";
import { daysBetween, formatDay, fromZonedInput, relativeDay, toZonedInput } from "@/lib/format";
import { endOfDay } from "@/lib/zoned-time";

// An activity without a time is due at the last minute of its day, which is not shown.
const END_OF_DAY = "23:59";
const DAY_MS = 86_400_000;

export type DueParts = { date: string; time: string };

/** Returns the form state of a due time, in the organization's time zone; "" for none. */
export function duePartsOf(dueAt: string | null, timeZone: string): DueParts {
  if (dueAt === null) return { date: "", time: "" };
  const [date = "", time = ""] = toZonedInput(dueAt, timeZone).split("T");
  return { date, time: time === END_OF_DAY ? "" : time };
}

/** Returns the due time of a form in UTC, or null without a date. */
export function dueInstant({ date, time }: DueParts, timeZone: string): string | null {
  if (date === "") return null;
  return time === "" ? endOfDay(date, timeZone) : fromZonedInput(`${date}T${time}`, timeZone);
}

/** Returns a due time in words: `Today, 14:00`, `Tomorrow`, `Mon, Nov 30`, `3 days ago`. */
export function dueText(dueAt: string, today: string, timeZone: string): string {
  const { date, time } = duePartsOf(dueAt, timeZone);
  const day = dayText(date, today);
  return time === "" ? day : `${day}, ${time}`;
}

type DuePreset = { key: string; alias?: string; label: string; date: string };

/**
 * Returns the days that can be chosen with one key. `today` is `YYYY-MM-DD`; next week is its
 * Monday.
 */
export function duePresets(today: string): DuePreset[] {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return [
    { key: "1", label: "Today", date: today },
    { key: "2", alias: "t", label: "Tomorrow", date: addDays(today, 1) },
    { key: "3", label: "In 3 days", date: addDays(today, 3) },
    { key: "4", alias: "w", label: "Next week", date: addDays(today, ((7 - weekday) % 7) + 1) },
    { key: "5", label: "In 2 weeks", date: addDays(today, 14) },
    { key: "6", label: "In a month", date: addDays(today, 30) },
  ];
}

/** Returns the date `days` later; dates are `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function dayText(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days >= -1 && days <= 1) return capitalize(relativeDay(date, today));
  if (days < -1 && days > -14) return relativeDay(date, today);
  const weekday = new Date(`${date}T00:00:00Z`).toLocaleDateString("en-US", {
    weekday: "short",
    timeZone: "UTC",
  });
  return `${weekday}, ${formatDay(date, today)}`;
}
