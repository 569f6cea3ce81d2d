import { z } from "zod";

// The field types that responses share; `fields.ts` has those of requests.

/** A UUID in lower case. */
export const Id = z.guid();

/** A record's id in links and exports, such as `opp_…`. */
export const PublicId = z.string().min(1);

/** Money: a decimal string with two decimals. */
export const MoneyText = z.string().regex(/^\d+\.\d{2}$/);

/** An ISO 4217 code. */
export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/);

/** A calendar date, `YYYY-MM-DD`. */
export const DateText = z.iso.date();

/** A moment in UTC, ISO 8601 with milliseconds. */
export const InstantText = z.iso.datetime({ precision: 3 });

/** A number of records, a position or a version. */
export const Count = z.int().min(0);

/** An integer from 0 to 100. */
export const Percent = z.int().min(0).max(100);

/** A text that may be missing. */
export const NullableText = z.string().nullable();
