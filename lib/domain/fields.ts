import { z } from "zod";
import { foldText } from "./fold-text";
import { trimmed } from "./trimmed";

// The field types that requests share. Messages are predicates that follow the field's name.

/** Text of 1 to `max` characters after trimming blanks and characters of no width. */
export const requiredText = (max: number) =>
  trimmedText().min(1, "must not be empty").max(max, `must be at most ${max} characters`);

/** Optional free text. Null clears it; blank text is stored as null. */
export const optionalText = (max: number) =>
  text()
    .max(max, `must be at most ${max} characters`)
    .transform((value) => (trimmed(value) === "" ? null : value))
    .nullable()
    .optional();

/** Money: accepts a decimal string or a number from 0 to below 10^16 with at most 2 decimals. Returns a decimal string with 2 decimals (docs/api.md 3.2). */
export const Money = moneyWith((decimals) => decimals.length <= 2);

/**
 * Money in a bundle, where more than three decimals may end in zeros, as some databases print them. Three
 * are refused: `12.500` may mean 12,500 (docs/api.md 3.6).
 */
export const BundleMoney = moneyWith(
  (decimals) => decimals.length !== 3 && decimals.replace(/0+$/, "").length <= 2,
);

function moneyWith(areDecimals: (decimals: string) => boolean) {
  return z
    .union([z.string(), z.number()], { error: "must be a decimal number" })
    .transform((value) => (typeof value === "number" ? plainDecimal(value) : trimmed(value)))
    .refine((value) => /^-?\d+(\.\d+)?$/.test(value), "must be a decimal number")
    .refine((value) => !value.startsWith("-") || /^-[0.]+$/.test(value), "must be at least 0")
    .refine((value) => areDecimals(value.split(".")[1] ?? ""), "must have at most 2 decimals")
    .refine(
      (value) => (value.split(".")[0] ?? "").replace(/^-?0*/, "").length <= 16,
      "must be below 10000000000000000",
    )
    .transform(twoDecimals);
}

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

/** An ISO 4217 code. Returns it in upper case. */
export const Currency = text()
  .transform((value) => trimmed(value).toUpperCase())
  .refine((value) => CURRENCIES.has(value), "must be an ISO 4217 currency code");

const PERCENT = "must be an integer from 0 to 100";

/** A percentage from 0 to 100. Rounds a fraction half up to an integer (docs/api.md 3.2). */
export const Probability = z
  .number({ error: PERCENT })
  .min(0, PERCENT)
  .max(100, PERCENT)
  .transform((value) => Math.floor(value + 0.5));

/** A calendar date, `YYYY-MM-DD`. Drops a time that follows it. */
export const CalendarDate = text()
  .transform(trimmed)
  .refine(
    (value) => /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(value) && isInstant(value),
    "must be a date such as 2026-01-31",
  )
  .transform((value) => value.slice(0, 10));

/**
 * An instant in ISO 8601, in UTC unless it has an offset. Returns ISO 8601 in UTC. Refuses a date without
 * a time: which moment it means depends on the organization (`resolveDays`).
 */
export const Instant = instantOf(
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/,
);

/** An instant in a bundle, where a date without a time is midnight UTC (docs/api.md 3.6). */
export const BundleInstant = instantOf(
  /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/,
);

function instantOf(form: RegExp) {
  return text()
    .transform(trimmed)
    .refine((value) => form.test(value) && isInstant(value), "must be an ISO 8601 date or time")
    .transform((value) => new Date(asUtc(value)).toISOString());
}

/** Whether the text is a calendar date without a time, `YYYY-MM-DD`. */
export function isCalendarDate(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && isInstant(value);
}

export const Tags = list(requiredText(50), {
  error: "must be a list of texts",
  max: [50, "must hold at most 50 tags"],
}).transform(distinctTags);

/** The number of a list's items that may be sent, and the message for another number. */
type Limit = [number, string];

/**
 * A list whose length is checked before its items, so that a body of a megabyte has no more issues
 * than the longest list that is allowed.
 */
export function list<Item extends z.ZodType>(
  item: Item,
  { error, min = [0, ""], max }: { error: string; min?: Limit; max: Limit },
) {
  return z
    .array(z.unknown(), { error })
    .min(...min)
    .max(...max)
    .pipe(z.array(item));
}

/** An object of names and values, the number of whose names is checked before its values, as that of a `list`. */
export function namedValues<Value extends z.ZodType>(
  value: Value,
  { error, max: [most, message] }: { error: string; max: Limit },
) {
  return z
    .record(z.string(), z.unknown(), { error })
    .refine((values) => Object.keys(values).length <= most, { message, abort: true })
    .pipe(z.record(z.string(), value));
}

/** The tags, each once: of several that differ only by case, accents or blanks, the first (docs/api.md 3.2). */
export function distinctTags(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags) {
    const key = tagKey(tag);
    if (!byKey.has(key)) byKey.set(key, tag);
  }
  return [...byKey.values()];
}

/** The form in which tags are compared. */
export function tagKey(tag: string): string {
  return trimmed(foldText(tag).replace(/\s+/g, " "));
}

/** A text without the blanks and characters of no width around it. */
export function trimmedText() {
  return text().overwrite(trimmed);
}

/** A text that PostgreSQL can store: without NUL and lone surrogates. */
export function text() {
  return z
    .string({ error: "must be a text" })
    .refine(isStorable, "must not contain NUL or broken characters");
}

/** Whether PostgreSQL can store the text unchanged. */
export function isStorable(value: string): boolean {
  return !value.includes("\0") && value.isWellFormed();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text has the form of a UUID. */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}

function plainDecimal(value: number): string {
  if (!Number.isFinite(value)) return "not a number";
  const text = String(value);
  // A negative exponent means a value below one millionth: too many decimals, whatever their number.
  if (text.includes("e-")) return value < 0 ? "-0.0000001" : "0.0000001";
  return text.includes("e") ? BigInt(value).toString() : text;
}

function twoDecimals(value: string): string {
  const [whole = "0", decimals = ""] = value.replace("-", "").split(".");
  return `${whole.replace(/^0+(?=\d)/, "")}.${decimals.slice(0, 2).padEnd(2, "0")}`;
}

function isInstant(value: string): boolean {
  const date = new Date(asUtc(value));
  if (Number.isNaN(date.getTime())) return false;
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(value.slice(0, 10)))
    return false;
  // With its offset, the instant itself may lie outside the years that PostgreSQL parses.
  return [day, date].every(
    (moment) => moment.getUTCFullYear() >= 1 && moment.getUTCFullYear() <= 9999,
  );
}

function asUtc(value: string): string {
  const iso = value.replace(" ", "T");
  return /T/.test(iso) && !/(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? `${iso}Z` : iso;
}
