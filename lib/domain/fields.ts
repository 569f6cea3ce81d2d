import { z } from "zod";

// The field types that records share. Messages are predicates; the field's name is put before them.

/** Text of 1 to `max` characters after trimming. */
export const requiredText = (max: number) =>
  text().trim().min(1, "must not be empty").max(max, `must be at most ${max} characters`);

/** Optional free text; null clears it, and blank text is stored as null. */
export const optionalText = (max: number) =>
  text()
    .max(max, `must be at most ${max} characters`)
    .transform((value) => (value.trim() === "" ? null : value))
    .nullable()
    .optional();

/** Money on the way in: a decimal string or a number, at least 0, at most 2 decimals, below 10^16. Out: a decimal string with 2 decimals (api.md 3.2). */
export const Money = z
  .union([z.string(), z.number()], { error: "must be a decimal number" })
  .transform((value) => (typeof value === "number" ? plainDecimal(value) : value.trim()))
  .refine((value) => /^-?\d+(\.\d+)?$/.test(value), "must be a decimal number")
  .refine((value) => !value.startsWith("-") || /^-[0.]+$/.test(value), "must be at least 0")
  .refine(
    (value) => (value.split(".")[1] ?? "").replace(/0+$/, "").length <= 2,
    "must have at most 2 decimals",
  )
  .refine(
    (value) => (value.split(".")[0] ?? "").replace(/^-?0*/, "").length <= 16,
    "must be below 10000000000000000",
  )
  .transform(twoDecimals);

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

/** An ISO 4217 code, in capitals. */
export const Currency = text()
  .transform((value) => value.trim().toUpperCase())
  .refine((value) => CURRENCIES.has(value), "must be an ISO 4217 currency code");

export const Probability = z
  .number({ error: "must be an integer from 0 to 100" })
  .int("must be an integer from 0 to 100")
  .min(0, "must be an integer from 0 to 100")
  .max(100, "must be an integer from 0 to 100");

/** A calendar date, `YYYY-MM-DD`; a time after it is dropped. */
export const CalendarDate = text()
  .transform((value) => value.trim())
  .refine(
    (value) => /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(value) && isInstant(value),
    "must be a date such as 2026-01-31",
  )
  .transform((value) => value.slice(0, 10));

/** A moment, ISO 8601; without a time midnight UTC, without an offset UTC. Out: ISO 8601 in UTC. */
export const Instant = text()
  .transform((value) => value.trim())
  .refine(
    (value) =>
      /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(value) &&
      isInstant(value),
    "must be an ISO 8601 date or time",
  )
  .transform((value) => new Date(asUtc(value)).toISOString());

export const Tags = z
  .array(requiredText(50), { error: "must be a list of texts" })
  .max(50, "must hold at most 50 tags")
  .transform((tags) => [...new Set(tags)]);

/** A text that PostgreSQL can store: no NUL, no half of a surrogate pair. */
export function text() {
  return z
    .string({ error: "must be a text" })
    .refine(isStorable, "must not contain NUL or broken characters");
}

/** Whether PostgreSQL can store the text as it is. */
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
  // A negative exponent means less than a millionth: more decimals than money has, however many they are.
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
  // An offset may carry the moment itself out of the years that PostgreSQL reads in this form.
  return [day, date].every(
    (moment) => moment.getUTCFullYear() >= 1 && moment.getUTCFullYear() <= 9999,
  );
}

function asUtc(value: string): string {
  const iso = value.replace(" ", "T");
  return /T/.test(iso) && !/(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? `${iso}Z` : iso;
}
