import { isCalendarDate } from "@/lib/domain/fields";
import { momentAt } from "@/lib/zoned-time";
import type { Dates, Decimals } from "./schema";

/** An amount as a plain decimal text; null if it is not one. Thousands may be separated. Never converts to a float. */
export function readAmount(cell: string, decimals: Decimals): string | null {
  const { form, separators } = AMOUNTS[decimals];
  return form.test(cell) ? cell.replace(separators, "").replace(",", ".") : null;
}

const AMOUNTS = {
  point: {
    form: /^-?(\d+|\d{1,3}([,'’\s]\d{3})+)(\.\d+)?$/,
    separators: /[,'’\s]/g,
    example: "1234.56",
  },
  comma: {
    form: /^-?(\d+|\d{1,3}([.'’\s]\d{3})+)(,\d+)?$/,
    separators: /[.'’\s]/g,
    example: "1234,56",
  },
};

export function amountExample(decimals: Decimals): string {
  return AMOUNTS[decimals].example;
}

/** A calendar date, `YYYY-MM-DD`, with the time after it if the cell has one; null if it has another format. ISO 8601 itself is always accepted. */
export function readDate(cell: string, dates: Dates): string | null {
  if (/^\d{4}-\d{2}-\d{2}/.test(cell)) return cell.replace(/^(\d{4}-\d{2}-\d{2})\s+(?=\d)/, "$1T");
  const [, first, second, year, hour, minute, seconds = "00"] = WRITTEN_OUT.exec(cell) ?? [];
  if (dates === "iso" || !first || !second || !year) return null;
  const [day, month] = dates === "dmy" ? [first, second] : [second, first];
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isCalendarDate(date)) return null;
  return hour && minute ? `${date}T${hour.padStart(2, "0")}:${minute}:${seconds}` : date;
}

const WRITTEN_OUT =
  /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[,T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * A moment in ISO 8601; null if the cell has another format. Without an offset it is what the
 * organization's clocks show; without a time it is the day's first moment.
 */
export function readMoment(cell: string, dates: Dates, timeZone: string): string | null {
  const text = readDate(cell, dates);
  const [, day = "", hours = "00", rest = ":00"] = ON_THE_CLOCK.exec(text ?? "") ?? [];
  if (hours === "24") return null;
  // A text of another form keeps its offset, or is refused by the field's schema.
  return isCalendarDate(day) && Number(hours) < 24
    ? momentAt(`${day}T${hours}${rest}`, timeZone)
    : text;
}

const ON_THE_CLOCK = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2})(:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?))?$/;

export function dateExample(dates: Dates): string {
  return { iso: "2026-01-31", dmy: "31.01.2026", mdy: "01/31/2026" }[dates];
}

/** A percentage, with or without a fraction and the sign; null if it is not one. */
export function readPercent(cell: string): number | null {
  const [, figures] = /^(\d{1,3}(?:[.,]\d+)?)\s*%?$/.exec(cell) ?? [];
  return figures ? Number(figures.replace(",", ".")) : null;
}
