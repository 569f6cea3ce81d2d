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

/** A date, with or without a time, in ISO 8601; null if it has another format. ISO 8601 itself is always accepted. */
export function readDate(cell: string, dates: Dates): string | null {
  if (/^\d{4}-\d{2}-\d{2}/.test(cell)) return cell.replace(/^(\d{4}-\d{2}-\d{2})\s+(?=\d)/, "$1T");
  const [, first, second, year, hour, minute, seconds = "00"] = WRITTEN_OUT.exec(cell) ?? [];
  if (dates === "iso" || !first || !second || !year) return null;
  const [day, month] = dates === "dmy" ? [first, second] : [second, first];
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isDay(date)) return null;
  return hour && minute ? `${date}T${hour.padStart(2, "0")}:${minute}:${seconds}` : date;
}

const WRITTEN_OUT =
  /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[,T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

function isDay(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
}

export function dateExample(dates: Dates): string {
  return { iso: "2026-01-31", dmy: "31.01.2026", mdy: "01/31/2026" }[dates];
}

/** A number of percent, with or without the sign; null if it is not one. */
export function readPercent(cell: string): number | null {
  const [, figures] = /^(\d{1,3}(?:[.,]\d{1,9})?)\s*%?$/.exec(cell) ?? [];
  return figures ? Number(figures.replace(",", ".")) : null;
}
