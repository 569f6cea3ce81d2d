// Formats values for people. Pure functions, one locale, explicit time zones: server and browser
// render the same text.

import { clockAt, momentAt } from "./zoned-time";

const LOCALE = "en-US";
const DAY = 86_400_000;

const numberFormat = new Intl.NumberFormat(LOCALE);
const decimalFormat = new Intl.NumberFormat(LOCALE, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  trailingZeroDisplay: "stripIfInteger",
});
const relativeFormat = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });

/**
 * Formats a decimal string as money, with cents only if there are any: `$12,500`, `$12,500.50`. Shows the
 * two decimals that are stored whatever the currency, so that amounts add up to their total. Never uses
 * a float.
 */
export function formatMoney(amount: string, currency: string): string {
  return isDecimal(amount) ? moneyFormat({ currency, compact: false }).format(amount) : amount;
}

/**
 * Formats a decimal string as money for narrow places: `$1,250,000` in full, larger amounts
 * compact: `$1.3B`.
 */
export function formatMoneyShort(amount: string, currency: string): string {
  const [whole = ""] = amount.split(".");
  return isDecimal(amount) && whole.length > 8
    ? moneyFormat({ currency, compact: true }).format(amount)
    : formatMoney(amount, currency);
}

/** Formats a decimal string for an input: no separators, and no cents if they are zero. */
export function formatDecimalInput(amount: string): string {
  return amount.replace(/\.00$/, "");
}

/**
 * Formats a decimal string with separators, with cents only if there are any: `12,500`. Never uses
 * a float.
 */
export function formatDecimal(amount: string): string {
  return isDecimal(amount) ? decimalFormat.format(amount) : amount;
}

export function formatNumber(value: number): string {
  return numberFormat.format(value);
}

/**
 * Formats a date `YYYY-MM-DD` as `Nov 22, 2026`, or without the year in the year of `today`: `Nov
 * 22`.
 */
export function formatDay(date: string, today?: string): string {
  const sameYear = today !== undefined && today.slice(0, 4) === date.slice(0, 4);
  const options = { day: "numeric", month: "short", timeZone: "UTC" } as const;
  return dateFormat(sameYear ? options : { ...options, year: "numeric" }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** Formats a moment in a time zone: `Nov 22, 2026, 14:05`. */
export function formatMoment(iso: string, timeZone: string): string {
  const day = { day: "numeric", month: "short", year: "numeric" } as const;
  return dateFormat({
    ...day,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(new Date(iso));
}

/** Returns the date, `YYYY-MM-DD`, of a moment in a time zone. */
export function dayIn(timeZone: string, moment: Date = new Date()): string {
  return clockAt(moment, timeZone).slice(0, 10);
}

/** Returns the whole days between two dates; negative if `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** Formats a date relative to today: `today`, `tomorrow`, `in 3 days`, `2 days ago`. */
export function relativeDay(date: string, today: string): string {
  return relativeFormat.format(daysBetween(today, date), "day");
}

/** Formats a moment relative to now in the largest unit that fits: `5 minutes ago`, `yesterday`. */
export function relativeTime(iso: string, now: Date = new Date()): string {
  const seconds = Math.round((Date.parse(iso) - now.getTime()) / 1000);
  const [unit, size] =
    UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? (["second", 1] as const);
  return relativeFormat.format(Math.trunc(seconds / size), unit);
}

/** Formats a moment as the value of a `datetime-local` input in a time zone: `2026-11-22T14:05`. */
export function toZonedInput(iso: string, timeZone: string): string {
  return clockAt(new Date(iso), timeZone).slice(0, 16);
}

/**
 * Parses a `datetime-local` value in a time zone to a moment, ISO 8601 in UTC; an hour skipped by
 * daylight saving moves forward.
 */
export function fromZonedInput(value: string, timeZone: string): string {
  return momentAt(value.slice(0, 16), timeZone);
}

const UNITS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

function isDecimal(value: string): value is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(value);
}

const moneyFormat = remembered(({ currency, compact }: { currency: string; compact: boolean }) => {
  const digits = compact
    ? ({ notation: "compact", maximumFractionDigits: 1 } as const)
    : ({ minimumFractionDigits: 2, maximumFractionDigits: 2 } as const);
  return new Intl.NumberFormat(LOCALE, {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
    ...digits,
  });
});

const dateFormat = remembered(
  (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(LOCALE, options),
);

// Creating a formatter costs far more than using it.
function remembered<Options, Format>(
  make: (options: Options) => Format,
): (options: Options) => Format {
  const known = new Map<string, Format>();
  return (options) => {
    const key = JSON.stringify(options);
    const format = known.get(key) ?? make(options);
    known.set(key, format);
    return format;
  };
}
